#include "boolean_words.hpp"

namespace comity {
namespace {

// English first: it stands in for the languages that are not here.
constexpr boolean_words table[] = {
    {u"en", u"True", u"False"},      {u"ar", u"صحيح", u"غير صحيح"},   {u"bg", u"Истина", u"Лъжа"},
    {u"ca", u"Veritable", u"Fals"},  {u"cs", u"Pravda", u"Nepravda"}, {u"da", u"Sand", u"Falsk"},
    {u"de", u"Wahr", u"Falsch"},     {u"el", u"Αληθές", u"Ψευδές"},   {u"es", u"Verdadero", u"Falso"},
    {u"fi", u"Tosi", u"Epätosi"},    {u"fr", u"Vrai", u"Faux"},       {u"he", u"אמת", u"שקר"},
    {u"hr", u"Točno", u"Netočno"},   {u"hu", u"Igaz", u"Hamis"},      {u"it", u"Vero", u"Falso"},
    {u"ko", u"참", u"거짓"},         {u"lt", u"Tiesa", u"Netiesa"},   {u"nb", u"Sann", u"Usann"},
    {u"nl", u"Waar", u"Onwaar"},     {u"pl", u"Prawda", u"Fałsz"},    {u"pt", u"Verdadeiro", u"Falso"},
    {u"ro", u"Adevărat", u"Fals"},   {u"ru", u"Правда", u"Ложь"},     {u"sl", u"Prav", u"Napak"},
    {u"sv", u"Sant", u"Falskt"},     {u"th", u"จริง", u"ไม่จริง"},       {u"tr", u"Doğru", u"Yanlış"},
    {u"uk", u"Істина", u"Неправда"}, {u"zh", u"真", u"假"},
};

} // namespace

const boolean_words& words_of(std::u16string_view language) noexcept {
    for (const boolean_words& words : table) {
        if (words.language == language)
            return words;
    }
    return table[0];
}

} // namespace comity
