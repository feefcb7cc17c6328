/// Dates in their parts: the UDATE functions, and the names of months that go with them.
#include <oleauto.h>

#include "calendar.hpp"
#include "locale_data.hpp"

using namespace comity;

namespace {

/// Brings a part into its range and gives what is over to the next one. @return the part
int carried(long long& over, int part, int range) {
    const long long sum = over + part;
    over = sum >= 0 ? sum / range : -((range - 1 - sum) / range);
    return static_cast<int>(sum - over * range);
}

/// Parts may be too large, or be negative as 16-bit numbers: they count on into the next one, or back.
int signed_part(WORD part) {
    return static_cast<SHORT>(part);
}

HRESULT date_from_parts(const SYSTEMTIME& in, ULONG flags, DATE& out) {
    long long over = 0;
    clock_time time;
    time.second = carried(over, signed_part(in.wSecond), 60);
    time.minute = carried(over, signed_part(in.wMinute), 60);
    time.hour = carried(over, signed_part(in.wHour), 24);
    const long long days = over;
    if (flags & VAR_TIMEVALUEONLY) {
        if (signed_part(in.wYear) > 9999)
            return E_INVALIDARG;
        out = make_date(0, time);
        return S_OK;
    }
    over = 0;
    const int month = carried(over, signed_part(in.wMonth) - 1, 12) + 1;
    const long long written = signed_part(in.wYear);
    // Years below 100 are of this century or the one before.
    long long year = written >= 0 && written < 100 ? full_year(static_cast<int>(written)) : written;
    if (written < 0)
        year = 2000 + written;
    year += over;
    if (year < 100 || year > 9999)
        return E_INVALIDARG;
    const long long day = to_serial_day({static_cast<int>(year), month, 1}) + signed_part(in.wDay) - 1 + days;
    if (day < first_day || day > last_day)
        return E_INVALIDARG;
    out = flags & VAR_DATEVALUEONLY ? static_cast<DATE>(day) : make_date(static_cast<int>(day), time);
    return S_OK;
}

// Of oleaut32's own: Windows has no such names in its locales.
const OLECHAR* const islamic_months[] = {
    u"محرم",  u"صفر",   u"ربيع الاول", u"ربيع الثاني", u"جمادى الاولى", u"جمادى الثانية", u"رجب",
    u"شعبان", u"رمضان", u"شوال",       u"ذو القعدة",   u"ذو الحجة",     nullptr};
const OLECHAR* const polish_months[] = {u"stycznia",  u"lutego",  u"marca",    u"kwietnia", u"maja",
                                        u"czerwca",   u"lipca",   u"sierpnia", u"września", u"października",
                                        u"listopada", u"grudnia", nullptr};
const OLECHAR* const russian_months[] = {u"января", u"февраля", u"марта",   u"апреля",   u"мая",
                                         u"июня",   u"июля",    u"августа", u"сентября", u"октября",
                                         u"ноября", u"декабря", nullptr};

} // namespace

STDAPI VarUdateFromDate(DATE date, ULONG, UDATE* out) {
    split_date parts;
    if (!out || !split(date, parts))
        return E_INVALIDARG;
    const civil_date day = from_serial_day(parts.serial_day);
    UDATE filled{};
    filled.st.wYear = static_cast<WORD>(day.year);
    filled.st.wMonth = static_cast<WORD>(day.month);
    filled.st.wDay = static_cast<WORD>(day.day);
    filled.st.wDayOfWeek = static_cast<WORD>(weekday_of(parts.serial_day));
    filled.st.wHour = static_cast<WORD>(parts.time.hour);
    filled.st.wMinute = static_cast<WORD>(parts.time.minute);
    filled.st.wSecond = static_cast<WORD>(parts.time.second);
    filled.wDayOfYear = static_cast<USHORT>(parts.serial_day - to_serial_day({day.year, 1, 1}) + 1);
    *out = filled;
    return S_OK;
}

STDAPI VarDateFromUdateEx(UDATE* in, LCID, ULONG flags, DATE* out) {
    if (!in || !out)
        return E_INVALIDARG;
    return date_from_parts(in->st, flags, *out);
}

STDAPI VarDateFromUdate(UDATE* in, ULONG flags, DATE* out) {
    return VarDateFromUdateEx(in, LOCALE_INVARIANT, flags, out);
}

STDAPI GetAltMonthNames(LCID lcid, LPOLESTR** names) {
    if (!names)
        return E_INVALIDARG;
    const OLECHAR* const* found = nullptr;
    switch (PRIMARYLANGID(LANGIDFROMLCID(lcid))) {
    case 0x01: // Arabic
        found = islamic_months;
        break;
    case 0x15: // Polish
        found = polish_months;
        break;
    case 0x19: // Russian
        found = russian_months;
        break;
    }
    *names = const_cast<LPOLESTR*>(found);
    return S_OK;
}
