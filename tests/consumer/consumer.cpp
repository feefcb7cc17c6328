// A C++ program over the installed headers and library: the layer, and the API of the Messenger as its header
// declares it.
#include <comity/activate.hpp>
#include <comity/bstr.hpp>
#include <comity/implements.hpp>
#include <comity/variant.hpp>

#include <msgrua.h>

#include <cstdio>

namespace {

class greeter : public comity::implements<greeter, IPersist> {
public:
    HRESULT STDMETHODCALLTYPE GetClassID(CLSID* id) noexcept override {
        COMITY_RETURN_IF_NULL(id);
        *id = __uuidof(IMessenger);
        return S_OK;
    }
};

} // namespace

int main() {
    const comity::com_scope com;
    const auto object = comity::make<greeter>();
    CLSID id = {};
    if (object.as<IPersist>()->GetClassID(&id) != S_OK || !comity::same_guid(id, __uuidof(IMessenger)))
        return 1;
    if (comity::variant("42").get<int>() != 42)
        return 2;
    try {
        comity::create<IDispatch>("No.Such.Class");
        return 3;
    } catch (const comity::hresult_error& error) {
        std::printf("C++: %s\n", error.what());
        return error.code() == CO_E_CLASSSTRING && !error.description().empty() ? 0 : 4;
    }
}
