/// Dates to and from text.
#pragma once

#include <string_view>

#include <oleauto.h>

namespace comity {

/// Reads "11/22/2026 4:05:06 PM" and what people write instead of it: day and year in another order where
/// only one order makes a date, names of months, names of weekdays (which are passed over), a date or a time
/// alone, either of them first. Order, names and separators are those of the locale; a number that is no
/// locale stands for English. VAR_TIMEVALUEONLY and VAR_DATEVALUEONLY keep one of the two, VAR_CALENDAR_...
/// say which years and months the text is in.
/// @return S_OK, or DISP_E_TYPEMISMATCH with the date 0
HRESULT parse_date(std::u16string_view text, LCID lcid, ULONG flags, double& date) noexcept;

/// Writes a date as the short date and the long time of the locale, leaving out the day if it is day 0 and
/// the time if it is midnight, unless LOCALE_USE_NLS asks for both. VAR_TIMEVALUEONLY, VAR_DATEVALUEONLY and
/// VAR_CALENDAR_... as above.
/// @return S_OK; E_INVALIDARG for a date out of range or a number that is no locale; E_OUTOFMEMORY
HRESULT date_to_bstr(double date, LCID lcid, ULONG flags, BSTR& text) noexcept;

} // namespace comity
