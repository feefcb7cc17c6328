#include "late_bound_call.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>

#include <comity/bstr.hpp>
#include <comity/hresult_error.hpp>

#include "text.hpp"
#include "value_text.hpp"

namespace comity_tool {

namespace {

using comity::bstr;
using comity::com_ptr;
using comity::hresult_error;
using comity::throw_if_failed;
using comity::variant;

/// A number if `text` is exactly how that number is printed: "007" and "+1" are text, as a telephone number
/// is.
std::optional<variant> number_of(std::string_view text) {
    std::int64_t whole = 0;
    const char* end = text.data() + text.size();
    if (const auto read = std::from_chars(text.data(), end, whole);
        read.ec == std::errc() && read.ptr == end && std::to_string(whole) == text) {
        if (whole >= std::numeric_limits<int>::min() && whole <= std::numeric_limits<int>::max())
            return variant(static_cast<int>(whole));
        return variant(static_cast<long long>(whole));
    }
    if (text.size() > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) {
        std::uint32_t bits = 0;
        const auto read = std::from_chars(text.data() + 2, end, bits, 16);
        if (read.ec == std::errc() && read.ptr == end)
            return variant(static_cast<int>(bits));
        return std::nullopt;
    }
    // Digits on both sides of one point; the rest (inf, nan, 1e5, .5) is more likely to be a name.
    const std::size_t point = text.find('.');
    if (point == std::string_view::npos || point == 0 || point + 1 == text.size() ||
        text.find_first_not_of("-0123456789.") != std::string_view::npos)
        return std::nullopt;
    double real = 0;
    const auto read = std::from_chars(text.data(), end, real);
    if (read.ec != std::errc() || read.ptr != end)
        return std::nullopt;
    return variant(real);
}

/// A constant of the library that describes the object.
std::optional<variant> constant_of(IDispatch* object, const std::string& name) {
    com_ptr<ITypeInfo> type;
    com_ptr<ITypeLib> library;
    com_ptr<ITypeComp> names;
    UINT index = 0;
    if (name.empty() || object == nullptr || FAILED(object->GetTypeInfo(0, LOCALE_NEUTRAL, type.put())) ||
        !type || FAILED(type->GetContainingTypeLib(library.put(), &index)) ||
        FAILED(library->GetTypeComp(names.put())))
        return std::nullopt;
    com_ptr<ITypeInfo> owner;
    DESCKIND kind = DESCKIND_NONE;
    BINDPTR found = {};
    bstr text{std::string_view(name)};
    if (FAILED(names->Bind(text.get(), 0, 0, owner.put(), &kind, &found)))
        return std::nullopt;
    std::optional<variant> result;
    if (kind == DESCKIND_VARDESC) {
        if (found.lpvardesc->varkind == VAR_CONST && found.lpvardesc->lpvarValue != nullptr)
            result = variant(*found.lpvardesc->lpvarValue);
        owner->ReleaseVarDesc(found.lpvardesc);
    } else if (kind == DESCKIND_FUNCDESC) {
        owner->ReleaseFuncDesc(found.lpfuncdesc);
    } else if (kind == DESCKIND_TYPECOMP && found.lptcomp != nullptr) {
        found.lptcomp->Release();
    }
    return result;
}

/// The name that the object's own library has for a result code, as the Messenger's has MSGR_E_NOT_LOGGED_ON;
/// the common name when it has none.
std::string result_label(IDispatch* object, HRESULT hr) {
    com_ptr<ITypeInfo> type;
    com_ptr<ITypeLib> library;
    UINT index = 0;
    if (comity_hresult_name(hr) != nullptr || FAILED(object->GetTypeInfo(0, LOCALE_NEUTRAL, type.put())) ||
        !type || FAILED(type->GetContainingTypeLib(library.put(), &index)))
        return hresult_label(hr);
    for (UINT i = 0; i < library->GetTypeInfoCount(); ++i) {
        TYPEKIND kind = TKIND_MAX;
        com_ptr<ITypeInfo> candidates;
        TYPEATTR* attributes = nullptr;
        if (FAILED(library->GetTypeInfoType(i, &kind)) || kind != TKIND_ENUM ||
            FAILED(library->GetTypeInfo(i, candidates.put())) || FAILED(candidates->GetTypeAttr(&attributes)))
            continue;
        const UINT count = attributes->cVars;
        candidates->ReleaseTypeAttr(attributes);
        for (UINT v = 0; v < count; ++v) {
            VARDESC* constant = nullptr;
            if (FAILED(candidates->GetVarDesc(v, &constant)))
                continue;
            bstr name;
            if (constant->varkind == VAR_CONST && constant->lpvarValue != nullptr &&
                V_VT(constant->lpvarValue) == VT_I4 && V_I4(constant->lpvarValue) == hr)
                candidates->GetDocumentation(constant->memid, name.put(), nullptr, nullptr, nullptr);
            candidates->ReleaseVarDesc(constant);
            if (name.size() != 0)
                return name.utf8() + " (" + hex_text(static_cast<std::uint32_t>(hr), 8) + ')';
        }
    }
    return hresult_label(hr);
}

/// "GetContact(bstrSigninName, bstrServiceId)"; empty when the type information does not tell.
std::string signature(IDispatch* object, MEMBERID member, WORD flags) {
    com_ptr<ITypeInfo> type;
    TYPEATTR* attributes = nullptr;
    std::string result;
    if (FAILED(object->GetTypeInfo(0, LOCALE_NEUTRAL, type.put())) || !type ||
        FAILED(type->GetTypeAttr(&attributes)))
        return result;
    const UINT count = attributes->cFuncs;
    type->ReleaseTypeAttr(attributes);
    for (UINT i = 0; i < count && result.empty(); ++i) {
        FUNCDESC* description = nullptr;
        if (FAILED(type->GetFuncDesc(i, &description)))
            continue;
        if (description->memid == member && (description->invkind & flags) != 0) {
            std::vector<BSTR> raw(static_cast<std::size_t>(description->cParams) + 1);
            UINT named = 0;
            type->GetNames(member, raw.data(), static_cast<UINT>(raw.size()), &named);
            std::vector<bstr> names(raw.size());
            for (UINT n = 0; n < named && n < names.size(); ++n)
                names[n].attach(raw[n]);
            result = names[0].utf8() + '(';
            for (SHORT p = 0; p < description->cParams; ++p) {
                const USHORT how = description->lprgelemdescParam[p].paramdesc.wParamFlags;
                if (how & (PARAMFLAG_FRETVAL | PARAMFLAG_FLCID))
                    continue;
                const std::string name = names[static_cast<std::size_t>(p) + 1].utf8();
                const std::string shown = name.empty() ? std::string("value") : name;
                result +=
                    (result.back() == '(' ? "" : ", ") + ((how & PARAMFLAG_FOPT) ? '[' + shown + ']' : shown);
            }
            result += ')';
        }
        type->ReleaseFuncDesc(description);
    }
    return result;
}

struct named_type {
    const char* name;
    VARTYPE type;
};
constexpr named_type named_types[] = {
    {"string", VT_BSTR}, {"int", VT_I4},      {"long", VT_I8},         {"double", VT_R8},
    {"bool", VT_BOOL},   {"currency", VT_CY}, {"decimal", VT_DECIMAL}, {"date", VT_DATE},
};

/// `type:value`
std::optional<variant> typed_value(const std::string& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos)
        return std::nullopt;
    const std::string name = lower_case(text.substr(0, colon));
    for (const named_type& known : named_types) {
        if (name != known.name)
            continue;
        variant value{std::string_view(text).substr(colon + 1)};
        const HRESULT hr = value.change_type(known.type);
        if (FAILED(hr))
            throw tool_error('"' + text.substr(colon + 1) + "\" cannot be read as " + known.name + ": " +
                             hresult_label(hr));
        return value;
    }
    return std::nullopt;
}

/// How many letters have to be changed to get from one word to the other, in any case.
std::size_t distance(const std::string& left, const std::string& right) {
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t i = 0; i < row.size(); ++i)
        row[i] = i;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row[right.size()];
}

/// The names of an object's members, restricted ones left out.
std::vector<std::string> member_names(IDispatch* object) {
    std::vector<std::string> result;
    com_ptr<ITypeInfo> type;
    TYPEATTR* attributes = nullptr;
    if (FAILED(object->GetTypeInfo(0, LOCALE_NEUTRAL, type.put())) || !type ||
        FAILED(type->GetTypeAttr(&attributes)))
        return result;
    const UINT count = attributes->cFuncs;
    type->ReleaseTypeAttr(attributes);
    for (UINT i = 0; i < count; ++i) {
        FUNCDESC* description = nullptr;
        if (FAILED(type->GetFuncDesc(i, &description)))
            continue;
        bstr name;
        UINT named = 0;
        if (!(description->wFuncFlags & FUNCFLAG_FRESTRICTED) &&
            SUCCEEDED(type->GetNames(description->memid, name.put(), 1, &named)) && named == 1) {
            std::string text = name.utf8();
            if (std::find(result.begin(), result.end(), text) == result.end())
                result.push_back(std::move(text));
        }
        type->ReleaseFuncDesc(description);
    }
    return result;
}

std::string suggestion(IDispatch* object, const std::string& wrong) {
    std::string best;
    std::size_t least = 3; // two letters at most
    const std::string lower = lower_case(wrong);
    for (const std::string& name : member_names(object)) {
        const std::size_t changes = distance(lower, lower_case(name));
        if (changes < least) {
            least = changes;
            best = name;
        }
    }
    return best.empty() ? std::string() : "; did you mean " + best + '?';
}

/// Arguments, in order, and the DISPIDs of those that were named.
struct argument_list {
    std::vector<variant> values;
    std::vector<std::string> names; ///< beside each value; empty for one in its place
};

class object_caller {
public:
    object_caller(com_ptr<IDispatch> object, std::string where)
        : object_(std::move(object)), where_(std::move(where)) {}

    variant call(const std::string& member, WORD flags, const argument_list& arguments) const {
        std::vector<DISPID> ids = find_names(member, arguments);
        return invoke(ids, flags, arguments);
    }

    variant call_default(WORD flags, const argument_list& arguments) const {
        return invoke({DISPID_VALUE}, flags, arguments);
    }

    IDispatch* object() const { return object_.get(); }

private:
    [[noreturn]] void fail(HRESULT hr, const std::string& text) const {
        throw tool_error(where_ + ": " + hresult_label(hr) + ": " + text);
    }

    /// The DISPID of the member, then those of the named arguments.
    std::vector<DISPID> find_names(const std::string& member, const argument_list& arguments) const {
        std::vector<bstr> texts;
        texts.emplace_back(std::string_view(member));
        for (const std::string& name : arguments.names)
            if (!name.empty())
                texts.emplace_back(std::string_view(name));
        std::vector<LPOLESTR> names;
        for (const bstr& text : texts)
            names.push_back(text.get());
        std::vector<DISPID> ids(names.size(), DISPID_UNKNOWN);
        SetErrorInfo(0, nullptr);
        const HRESULT hr = object_->GetIDsOfNames(GUID{}, names.data(), static_cast<UINT>(names.size()),
                                                  LOCALE_USER_DEFAULT, ids.data());
        if (SUCCEEDED(hr))
            return ids;
        if (hr == DISP_E_UNKNOWNNAME) {
            const std::string type = object_name(object_.get());
            if (ids[0] == DISPID_UNKNOWN)
                fail(hr, type + " has no member \"" + member + '"' + suggestion(object_.get(), member));
            for (std::size_t i = 1; i < ids.size(); ++i)
                if (ids[i] == DISPID_UNKNOWN)
                    fail(hr, member + " has no parameter \"" + texts[i].utf8() + '"');
        }
        throw_call_failure(hr, {}, nullptr, 0, DISPID_UNKNOWN, 0);
    }

    variant invoke(const std::vector<DISPID>& ids, WORD flags, const argument_list& arguments) const {
        // DISPPARAMS: the named ones first, then those in places, last one first.
        std::vector<variant> packed;
        std::vector<DISPID> named;
        std::vector<std::size_t> places; // of each packed argument, as the user counts
        const bool is_put = (flags & DISPATCH_PROPERTYPUT) != 0;
        std::size_t last_placed = arguments.values.size();
        if (is_put) {
            packed.push_back(arguments.values.back());
            named.push_back(DISPID_PROPERTYPUT);
            places.push_back(arguments.values.size());
            --last_placed;
        }
        std::size_t next_id = 1;
        for (std::size_t i = 0; i < last_placed; ++i) {
            if (arguments.names[i].empty())
                continue;
            packed.push_back(arguments.values[i]);
            named.push_back(ids.at(next_id++));
            places.push_back(i + 1);
        }
        for (std::size_t i = last_placed; i-- > 0;) {
            if (!arguments.names[i].empty())
                continue;
            packed.push_back(arguments.values[i]);
            places.push_back(i + 1);
        }
        DISPPARAMS params = {};
        params.rgvarg = packed.data();
        params.cArgs = static_cast<UINT>(packed.size());
        params.rgdispidNamedArgs = named.data();
        params.cNamedArgs = static_cast<UINT>(named.size());
        variant result;
        EXCEPINFO exception = {};
        UINT bad = static_cast<UINT>(-1);
        // What an earlier call left behind would pass for this one's explanation.
        SetErrorInfo(0, nullptr);
        const HRESULT hr = object_->Invoke(ids[0], GUID{}, LOCALE_USER_DEFAULT, flags, &params,
                                           is_put ? nullptr : &result, &exception, &bad);
        if (FAILED(hr))
            throw_call_failure(hr, exception, places.data(), bad < places.size() ? bad : SIZE_MAX, ids[0],
                               flags);
        return result;
    }

    [[noreturn]] void throw_call_failure(HRESULT hr, EXCEPINFO exception, const std::size_t* places,
                                         std::size_t bad, MEMBERID member, WORD flags) const {
        if (hr == DISP_E_EXCEPTION) {
            if (exception.pfnDeferredFillIn != nullptr)
                exception.pfnDeferredFillIn(&exception);
            bstr source, description, help_file;
            source.attach(exception.bstrSource);
            description.attach(exception.bstrDescription);
            help_file.attach(exception.bstrHelpFile);
            HRESULT code = exception.scode;
            if (!FAILED(code))
                code =
                    exception.wCode != 0 ? MAKE_HRESULT(SEVERITY_ERROR, FACILITY_ITF, exception.wCode) : hr;
            std::string text =
                description.size() != 0 ? description.utf8() : std::string(comity_hresult_text(code));
            if (source.size() != 0)
                text += " [" + source.utf8() + ']';
            throw call_failure(code, where_ + ": " + result_label(object_.get(), code) + ": " + text);
        }
        com_ptr<IErrorInfo> info;
        bstr description;
        if (GetErrorInfo(0, info.put()) == S_OK && info)
            info->GetDescription(description.put());
        std::string text =
            description.size() != 0 ? description.utf8() : std::string(comity_hresult_text(hr));
        if (places != nullptr && bad != SIZE_MAX &&
            (hr == DISP_E_TYPEMISMATCH || hr == DISP_E_PARAMNOTFOUND || hr == DISP_E_OVERFLOW ||
             hr == DISP_E_BADVARTYPE))
            text += " (argument " + std::to_string(places[bad]) + ')';
        if (hr == DISP_E_BADPARAMCOUNT || hr == DISP_E_PARAMNOTOPTIONAL) {
            const std::string known = signature(object_.get(), member, flags);
            if (!known.empty())
                text += " It is " + known + '.';
        }
        throw call_failure(hr, where_ + ": " + result_label(object_.get(), hr) + ": " + text);
    }

public:
    /// A tool_error that remembers the result.
    class call_failure : public tool_error {
    public:
        call_failure(HRESULT code, const std::string& text) : tool_error(text), code_(code) {}
        HRESULT code() const noexcept { return code_; }

    private:
        HRESULT code_;
    };

private:
    com_ptr<IDispatch> object_;
    std::string where_;
};

com_ptr<IDispatch> object_in(const variant& value, const std::string& where) {
    com_ptr<IDispatch> object;
    if (FAILED(value.try_get(object)) || !object)
        throw tool_error(where + " is not an object: it is " +
                         (value.empty() ? std::string("nothing") : vartype_name(value.type())) +
                         ", so it has no members");
    return object;
}

} // namespace

com_ptr<IDispatch> create_object(const std::string& class_name) {
    CLSID clsid;
    if (const std::optional<GUID> written = parse_guid(class_name))
        clsid = *written;
    else
        throw_if_failed(CLSIDFromProgID(bstr(std::string_view(class_name)).get(), &clsid));
    com_ptr<IDispatch> object;
    throw_if_failed(CoCreateInstance(clsid, nullptr, CLSCTX_SERVER, __uuidof(IDispatch), object.put_void()));
    return object;
}

variant value_of_literal(IDispatch* object, const literal& written, bool may_be_missing) {
    const std::string& text = written.text;
    if (written.in_quotes)
        return variant(std::string_view(text));
    if (text.empty() && may_be_missing)
        return variant::missing();
    const std::string lower = lower_case(text);
    if (lower == "true" || lower == "false")
        return variant(lower == "true");
    if (lower == "null")
        return variant::null();
    if (std::optional<variant> number = number_of(text))
        return std::move(*number);
    if (std::optional<variant> typed = typed_value(text))
        return std::move(*typed);
    if (std::optional<variant> constant = constant_of(object, text))
        return std::move(*constant);
    return variant(std::string_view(text));
}

variant evaluate(IDispatch* object, const call_expression& expression,
                 const std::vector<literal>& more_arguments) {
    com_ptr<IDispatch> current = comity::share(object);
    std::string where;
    for (std::size_t i = 0; i < expression.steps.size(); ++i) {
        const call_step& step = expression.steps[i];
        const bool is_last = i + 1 == expression.steps.size();
        where += (where.empty() ? "" : ".") + step.name;
        argument_list arguments;
        const auto add = [&](const literal& written, bool may_be_missing) {
            arguments.values.push_back(value_of_literal(current.get(), written, may_be_missing));
            arguments.names.push_back(written.name);
        };
        for (const literal& written : step.arguments)
            add(written, true);
        if (is_last)
            for (const literal& written : more_arguments)
                add(written, false);
        const object_caller caller(current, where);
        if (is_last && expression.value) {
            add(*expression.value, false);
            return caller.call(step.name, DISPATCH_PROPERTYPUT, arguments);
        }
        variant result;
        try {
            result = caller.call(step.name, DISPATCH_METHOD | DISPATCH_PROPERTYGET, arguments);
        } catch (const object_caller::call_failure& failure) {
            // Collection(0), where Collection is a property: the arguments are for the default member of what
            // it gives.
            if (failure.code() != DISP_E_BADPARAMCOUNT || arguments.values.empty() || !step.has_parentheses)
                throw;
            const variant collection = caller.call(step.name, DISPATCH_METHOD | DISPATCH_PROPERTYGET, {});
            const object_caller inner(object_in(collection, where), where);
            result = inner.call_default(DISPATCH_METHOD | DISPATCH_PROPERTYGET, arguments);
        }
        if (is_last)
            return result;
        current = object_in(result, where);
    }
    return {};
}

} // namespace comity_tool
