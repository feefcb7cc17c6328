/// `comity tlb`
#include <algorithm>
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "run_tool.hpp"

using cli::from_build;
using cli::tool_result;
using nlohmann::json;

namespace {

class TlbTest : public cli::tool_test {
protected:
    json read_json(const std::string& file) {
        const tool_result result = run({"tlb", "--json", file});
        EXPECT_EQ(result.status, 0) << result.err;
        EXPECT_EQ(result.err, "");
        return json::parse(result.out);
    }
};

const json& named(const json& list, const std::string& name) {
    static const json none;
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const json& item) { return item["name"] == name; });
    return found != list.end() ? *found : none;
}

/// The types by name: a compiler may write them in another order.
json by_name(const json& library) {
    json result;
    for (const json& type : library["types"])
        result[type["name"].get<std::string>()] = type;
    return result;
}

} // namespace

TEST_F(TlbTest, MessengerAsIdl) {
    const tool_result result = run({"tlb", from_build("COMITY_MSGRUA_TLB")});
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.err, "");
    for (const char* part : {
             "library MessengerAPI\n{\n",
             "    uuid(E02AD29E-80F5-46C6-B416-9B3EBDDF057E),\n    version(1.0),\n",
             "    importlib(\"stdole2.tlb\");\n",
             "        MISTATUS_AWAY = 34,\n",
             "    typedef [public] enum __MIDL___MIDL_itf_msgrua_0000_0001 MISTATUS;\n",
             "    interface IMessenger2 : IMessenger\n    {\n",
             "        [id(0x503), propget] HRESULT Window([out, retval] IDispatch **ppMWindow);\n",
             "        [id(0x519), propput] HRESULT MyStatus([in] MISTATUS value);\n",
             "        [id(-4), propget, restricted] HRESULT _NewEnum([out, retval] IUnknown **ppUnknown);\n",
             "        [id(0)] HRESULT Item([in] long Index, [out, retval] IDispatch **ppMContact);\n",
             "    dispinterface DMessengerEvents\n    {\n",
             "            [in, out] VARIANT_BOOL *pBoolfEnableDefault);\n",
             "    coclass Messenger\n    {\n        [default] interface IMessenger4;\n"
             "        [default, source] dispinterface DMessengerEvents;\n    }\n",
         })
        EXPECT_NE(result.out.find(part), std::string::npos) << part;
}

TEST_F(TlbTest, MessengerAsJson) {
    const json library = read_json(from_build("COMITY_MSGRUA_TLB"));
    EXPECT_EQ(library["name"], "MessengerAPI");
    EXPECT_EQ(library["version"], "1.0");
    EXPECT_EQ(library["system"], "win64");
    ASSERT_EQ(library["imports"].size(), 1u);
    EXPECT_EQ(library["imports"][0]["name"], "stdole");
    const json& messenger = named(library["types"], "IMessenger");
    EXPECT_EQ(messenger["guid"], "{D50C3186-0F89-48F8-B204-3604629DEE10}");
    EXPECT_EQ(messenger["base"], "IDispatch");
    EXPECT_EQ(messenger["functions"].size(), 31u);
    const json& find = named(messenger["functions"], "FindContact");
    EXPECT_EQ(find["slot"], 20);
    EXPECT_EQ(find["id"], 0x509);
    EXPECT_EQ(find["parameters"].size(), 6u);
    EXPECT_EQ(find["parameters"][3]["flags"], json::array({"in", "optional"}));
    const json& status = named(library["types"], "__MIDL___MIDL_itf_msgrua_0000_0001");
    EXPECT_EQ(status["kind"], "enum");
    EXPECT_EQ(named(status["values"], "MISTATUS_AWAY")["value"], 34);
    const json& events = named(library["types"], "DMessengerEvents");
    EXPECT_EQ(events["kind"], "dispinterface");
    EXPECT_FALSE(events["functions"][0].contains("slot"));
    const json& coclass = named(library["types"], "Messenger");
    EXPECT_EQ(coclass["can_create"], true);
    EXPECT_EQ(coclass["implements"][1]["flags"], json::array({"default", "source"}));
}

TEST_F(TlbTest, StandardLibrary) {
    const tool_result result = run({"tlb", from_build("COMITY_STDOLE2_TLB")});
    EXPECT_EQ(result.status, 0);
    for (const char* part : {
             "    typedef [public, uuid(66504301-BE0F-101A-8BBB-00AA00300CAB)] unsigned long OLE_COLOR;\n",
             "        unsigned char Data4[8];\n",
             "        [id(3)] VARIANT_BOOL Bold;\n",
             "            [in, defaultvalue(0)] int widthDesired,\n",
             "    module StdFunctions\n",
         })
        EXPECT_NE(result.out.find(part), std::string::npos) << part << result.out;
}

TEST_F(TlbTest, WhatIsPrintedCompilesToTheSameLibrary) {
    const std::string original = from_build("COMITY_MSGRUA_TLB");
    const tool_result printed = run({"tlb", original});
    // The base definitions are imported as an author would: a type library does not have them.
    const std::string idl = write("again.idl", "import \"oaidl.idl\";\n" + printed.out);
    const std::string again = folder_ + "/again.tlb";
    const std::string standard = from_build("COMITY_STDOLE2_TLB");
    const tool_result compiled =
        run_program({from_build("COMITY_WIDL"), "--nostdinc", "-m64", "-I", from_build("COMITY_IDL_SOURCE"),
                     "-L", standard.substr(0, standard.rfind('/')), "-t", "-o", again, idl});
    ASSERT_EQ(compiled.status, 0) << compiled.err << printed.out;
    const json first = by_name(read_json(original));
    const json second = by_name(read_json(again));
    for (const auto& [name, type] : first.items()) {
        ASSERT_TRUE(second.contains(name)) << name;
        EXPECT_EQ(second[name], type) << name;
    }
}

TEST_F(TlbTest, LibrariesInAModule) {
    const std::string module = from_build("COMITY_MESSENGER_MODULE");
    EXPECT_EQ(read_json(module)["name"], "MessengerAPI");
    EXPECT_EQ(read_json(module + "\\1")["name"], "MessengerAPI");
    EXPECT_EQ(read_json(module + "\\2")["name"], "CommunicatorAPI");
    const tool_result none = run({"tlb", module + "\\99"});
    EXPECT_EQ(none.status, 1);
    EXPECT_NE(none.err.find("TYPE_E_"), std::string::npos) << none.err;
}

TEST_F(TlbTest, RegisteredLibrary) {
    use_services();
    EXPECT_EQ(read_json("{E02AD29E-80F5-46C6-B416-9B3EBDDF057E}")["name"], "MessengerAPI");
    const tool_result none = run({"tlb", "{11111111-2222-3333-4444-555555555599}"});
    EXPECT_EQ(none.status, 1);
    EXPECT_NE(none.err.find("TYPE_E_LIBNOTREGISTERED"), std::string::npos) << none.err;
}

TEST_F(TlbTest, WhatCannotBeReadIsExplained) {
    const tool_result missing = run({"tlb", folder_ + "/missing.tlb"});
    EXPECT_EQ(missing.status, 1);
    EXPECT_NE(missing.err.find("TYPE_E_CANTLOADLIBRARY"), std::string::npos) << missing.err;
    EXPECT_NE(missing.err.find(folder_ + "/missing.tlb"), std::string::npos) << missing.err;
    EXPECT_EQ(missing.out, "");
    const tool_result text = run({"tlb", write("text.tlb", "This is no type library.")});
    EXPECT_EQ(text.status, 1);
    EXPECT_NE(text.err.find("TYPE_E_"), std::string::npos) << text.err;
}

TEST_F(TlbTest, DamagedLibrariesEndInAnAnswer) {
    std::ifstream file(from_build("COMITY_MSGRUA_TLB"), std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(file), {}};
    for (const std::size_t length : {std::size_t(10), std::size_t(100), whole.size() / 4, whole.size() / 2,
                                     whole.size() - 100, whole.size() - 1}) {
        const tool_result result = run({"tlb", write("short.tlb", whole.substr(0, length))});
        EXPECT_TRUE(result.status == 0 || result.status == 1) << length << ": " << result.status;
    }
    for (std::size_t at = 0; at < whole.size(); at += whole.size() / 40) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(~damaged[at]);
        const tool_result result = run({"tlb", write("damaged.tlb", damaged)});
        EXPECT_TRUE(result.status == 0 || result.status == 1) << at << ": " << result.status;
    }
}
