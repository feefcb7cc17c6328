#include "format_value.hpp"

#include "coercion.hpp"
#include "date_writing.hpp"
#include "default_property.hpp"
#include "format_sections.hpp"
#include "number_form.hpp"
#include "switch_words.hpp"
#include "variant_type.hpp"

namespace comity {
namespace {

std::u16string_view view(const VARIANT& text) {
    return {V_BSTR(&text), SysStringLen(V_BSTR(&text))};
}

/// "-12.5" and "1e3", but no text that could be a date as well or that has a currency or groups.
bool is_plain_number(std::u16string_view text) {
    for (char16_t c : text) {
        if (!((c >= u'0' && c <= u'9') || c == u'.' || c == u'+' || c == u'-' || c == u'e' || c == u'E'))
            return false;
    }
    return true;
}

format_kind kind_of(token_reader section) {
    token_value token;
    while (section.next(token)) {
        if (is_date_token(token.what))
            return format_kind::date;
        if (is_string_token(token.what))
            return format_kind::string;
    }
    return format_kind::number;
}

class value_formatter {
public:
    value_formatter(const VARIANT& value, const format_tokens& format, const locale_data& locale)
        : value_(value), format_(format), locale_(locale) {}

    HRESULT run(BSTR& out) {
        if (V_VT(&value_) == VT_NULL)
            return run_null(out);
        if (format_.is_empty || format_.kind == format_kind::general_number)
            return plain(out);
        HRESULT hr;
        switch (format_.kind) {
        case format_kind::date:
            hr = date(format_.sections[0]);
            break;
        case format_kind::string:
            hr = string(format_.sections[0]);
            break;
        default:
            hr = number();
            break;
        }
        if (hr == S_FALSE) // the value is not of this kind, and stays as it is
            return plain(out);
        return FAILED(hr) ? hr : text_.to_bstr(out);
    }

private:
    /// Null is written by a section of its own or not at all.
    HRESULT run_null(BSTR& out) {
        const bool numbers = format_.kind == format_kind::number || format_.kind == format_kind::general;
        if (numbers && format_.section_count == 4)
            write_number(format_.sections[3], decimal_digits(), false, false, locale_, text_);
        else if (format_.kind == format_kind::string && format_.section_count >= 2)
            write_string(format_.sections[1], {}, locale_.lcid, text_);
        else
            return S_OK;
        return text_.to_bstr(out);
    }

    /// The value as text, without a format.
    HRESULT plain(BSTR& out) {
        switch (V_VT(&value_)) {
        case VT_BSTR:
            out = SysAllocStringLen(V_BSTR(&value_), SysStringLen(V_BSTR(&value_)));
            return out ? S_OK : E_OUTOFMEMORY;
        case VT_EMPTY:
            out = SysAllocStringLen(nullptr, 0);
            return out ? S_OK : E_OUTOFMEMORY;
        case VT_DATE: {
            split_date parts;
            if (!split(V_DATE(&value_), parts))
                return E_INVALIDARG;
            format_text text;
            write_general_date(parts, locale_, text);
            return text.to_bstr(out);
        }
        default: {
            const HRESULT hr = text_of(value_, locale_.lcid, 0, false, out);
            // The only point in a number without groups is the decimal one.
            if (SUCCEEDED(hr) && locale_.decimal.size() == 1) {
                for (BSTR c = out; *c; ++c) {
                    if (*c == u'.')
                        *c = locale_.decimal[0];
                }
            }
            return hr;
        }
        }
    }

    /// @return S_FALSE if the value is no date
    HRESULT date(token_reader section) {
        double day = 0;
        switch (V_VT(&value_)) {
        case VT_EMPTY:
            break;
        case VT_DATE:
            day = V_DATE(&value_);
            break;
        case VT_BSTR:
            if (!view(value_).empty() && !date_in_text(day))
                return S_FALSE;
            break;
        default:
            if (FAILED(number_in(value_).to_date(day)))
                return S_FALSE;
            break;
        }
        split_date parts;
        if (!split(day, parts))
            return E_INVALIDARG;
        write_date(section, parts, format_, locale_, text_);
        return S_OK;
    }

    bool date_in_text(double& day) {
        if (SUCCEEDED(VarDateFromStr(V_BSTR(&value_), locale_.lcid, 0, &day)))
            return true;
        double number;
        return is_plain_number(view(value_)) &&
               SUCCEEDED(VarR8FromStr(V_BSTR(&value_), locale_.lcid, 0, &number)) &&
               SUCCEEDED(number::of_real(number).to_date(day));
    }

    HRESULT string(token_reader section) {
        std::u16string_view text;
        BSTR made = nullptr;
        if (V_VT(&value_) == VT_BSTR) {
            text = view(value_);
        } else {
            const HRESULT hr = plain(made);
            if (FAILED(hr))
                return hr;
            text = {made, SysStringLen(made)};
        }
        if (text.empty() && format_.section_count >= 2 && !format_.sections[1].empty())
            section = format_.sections[1];
        write_string(section, text, locale_.lcid, text_);
        SysFreeString(made);
        return S_OK;
    }

    /// @return S_FALSE if the value is no number, or a date: that is not written as a number
    HRESULT number() {
        const VARTYPE type = V_VT(&value_);
        if (type == VT_DATE)
            return format_.kind == format_kind::general ? date(format_.sections[0]) : S_FALSE;
        // Literal text alone does not say what it is a format for, and these two could be anything.
        if (format_.kind == format_kind::general && (type == VT_EMPTY || type == VT_BOOL))
            return E_INVALIDARG;
        decimal_digits digits;
        if (type == VT_BSTR) {
            if (!read_number(value_, locale_, digits))
                return S_FALSE;
        } else if (type != VT_EMPTY) {
            const HRESULT hr = digits_of(value_, digits);
            if (hr != S_OK)
                return hr;
        }
        return number(digits, type != VT_EMPTY);
    }

    HRESULT number(const decimal_digits& digits, bool has_value) {
        const bool yes = !digits.is_zero();
        switch (format_.kind) {
        case format_kind::yes_no:
            text_.put(yes ? switch_words_of(locale_).yes : switch_words_of(locale_).no);
            return S_OK;
        case format_kind::true_false:
            text_.put(yes ? locale_.true_word : locale_.false_word);
            return S_OK;
        case format_kind::on_off:
            text_.put(yes ? switch_words_of(locale_).on : switch_words_of(locale_).off);
            return S_OK;
        case format_kind::currency: {
            number_form form;
            form.places = 2;
            write_number_form(digits, form, number_style::currency, has_value, locale_, text_);
            return S_OK;
        }
        default:
            break;
        }
        if (!has_value && format_.section_count == 4) {
            write_number(format_.sections[3], digits, false, false, locale_, text_);
            return S_OK;
        }
        number_section chosen = section_for(format_, digits);
        if (!has_value)
            chosen.section = format_.sections[0];
        if (format_.kind == format_kind::general) {
            // The sections behind one of literal text alone may be of any kind.
            const format_kind kind = kind_of(chosen.section);
            if (kind == format_kind::date)
                return date(chosen.section);
            if (kind == format_kind::string)
                return string(chosen.section);
        }
        write_number(chosen.section, digits, chosen.with_sign, has_value, locale_, text_);
        return S_OK;
    }

    const VARIANT& value_;
    const format_tokens& format_;
    const locale_data& locale_;
    format_text text_;
};

} // namespace

HRESULT formatted_value::resolve(const VARIANT& value, LCID lcid) {
    value_ = &value;
    if (V_ISBYREF(&value)) {
        const HRESULT hr = VariantCopyInd(&owned_, &value);
        if (FAILED(hr))
            return hr == E_INVALIDARG ? DISP_E_TYPEMISMATCH : hr;
        value_ = &owned_;
    }
    if (V_VT(value_) == VT_DISPATCH) {
        VARIANT property;
        const HRESULT hr = default_value(V_DISPATCH(value_), lcid, property);
        VariantClear(&owned_);
        owned_ = property;
        if (FAILED(hr))
            return hr;
        value_ = &owned_;
    }
    switch (V_VT(value_)) {
    case VT_EMPTY:
    case VT_NULL:
    case VT_BSTR:
        return S_OK;
    case VT_ARRAY | VT_UI1: {
        VARIANT text;
        VariantInit(&text);
        const HRESULT hr = VariantChangeTypeEx(&text, value_, lcid, 0, VT_BSTR);
        if (FAILED(hr))
            return hr;
        VariantClear(&owned_);
        owned_ = text;
        value_ = &owned_;
        return S_OK;
    }
    default: {
        if (is_numeric(V_VT(value_)))
            return S_OK;
        const HRESULT hr = check_variant_type(V_VT(value_));
        return FAILED(hr) ? hr : DISP_E_TYPEMISMATCH;
    }
    }
}

HRESULT format_value(const VARIANT& value, const format_tokens& format, const locale_data& locale,
                     BSTR& out) noexcept {
    return value_formatter(value, format, locale).run(out);
}

bool read_number(const VARIANT& text, const locale_data& locale, decimal_digits& out) noexcept {
    parsed_number parsed;
    return SUCCEEDED(parse_number(view(text), locale, parsed)) && digits_of(parsed, out) == S_OK;
}

} // namespace comity
