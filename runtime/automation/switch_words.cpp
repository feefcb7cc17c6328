#include "switch_words.hpp"

namespace comity {
namespace {

// English first: it stands for all that is not in here.
constexpr switch_words table[] = {
    {u"en", u"Yes", u"No", u"On", u"Off"},
    {u"ar", u"نعم", u"لا", u"تشغيل", u"إيقاف"},
    {u"bg", u"Да", u"Не", u"Включено", u"Изключено"},
    {u"ca", u"Sí", u"No", u"Actiu", u"Inactiu"},
    {u"cs", u"Ano", u"Ne", u"Zapnuto", u"Vypnuto"},
    {u"da", u"Ja", u"Nej", u"Til", u"Fra"},
    {u"de", u"Ja", u"Nein", u"Ein", u"Aus"},
    {u"el", u"Ναι", u"όχι", u"Ενεργό", u"Ανενεργό"},
    {u"es", u"Sí", u"No", u"Activado", u"Desactivado"},
    {u"fi", u"Kyllä", u"Ei", u"Päällä", u"Pois päältä"},
    {u"fr", u"Oui", u"Non", u"Actif", u"Inactif"},
    {u"he", u"כן", u"לא", u"פעיל", u"כבוי"},
    {u"hr", u"Da", u"Ne", u"Uključeno", u"Isključeno"},
    {u"hu", u"Igen", u"Nem", u"Be", u"Ki"},
    {u"it", u"Sì", u"No", u"On", u"Off"},
    {u"ja", u"はい", u"いいえ", u"On", u"Off"},
    {u"ko", u"예", u"아니요", u"작동", u"비작동"},
    {u"lt", u"Taip", u"Ne", u"Įjungta", u"Išjungta"},
    {u"nb", u"Ja", u"Nei", u"På", u"Av"},
    {u"nl", u"Ja", u"Nee", u"Aan", u"Uit"},
    {u"pl", u"Tak", u"Nie", u"Włączone", u"Wyłączone"},
    {u"pt", u"Sim", u"Não", u"Ligado", u"Desligado"},
    {u"ro", u"Da", u"Nu", u"Activat", u"Dezactivat"},
    {u"ru", u"Да", u"Нет", u"Включено", u"Выключено"},
    {u"sk", u"Áno", u"Nie", u"On", u"Off"},
    {u"sl", u"Da", u"Ne", u"Vključeno", u"Izključeno"},
    {u"sv", u"Ja", u"Nej", u"På", u"Av"},
    {u"th", u"ใช่", u"ไม่ใช่", u"เปิด", u"ปิด"},
    {u"tr", u"Evet", u"Hayır", u"Açık", u"Kapalı"},
    {u"uk", u"Так", u"Ні", u"Ввімкнено", u"Вимкнено"},
    {u"zh", u"是", u"否", u"开", u"关"},
};

constexpr switch_words traditional_chinese = {u"zh", u"是", u"否", u"開", u"關"};

} // namespace

const switch_words& switch_words_of(const locale_data& locale) noexcept {
    const bool traditional = locale.region == u"TW" || locale.region == u"HK" || locale.region == u"MO";
    if (traditional && locale.language == u"zh")
        return traditional_chinese;
    for (const switch_words& words : table) {
        if (words.language == locale.language)
            return words;
    }
    return table[0];
}

} // namespace comity
