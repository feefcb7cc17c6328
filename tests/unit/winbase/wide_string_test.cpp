// std::wstring and its views in a program with a 16-bit wchar_t, compiled for C++17 and C++20: what
// libstdc++'s library has of them is for a wchar_t of four bytes and must not be used.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <cwchar>

#include "wide_c_checks.h"

using namespace std::literals;

static void strings() {
    std::wstring text = L"abc";
    CHECK(text.size() == 3 && text == L"abc");
    for (int i = 0; i < 100; ++i)
        text += L"0123456789";
    CHECK(text.size() == 1003 && std::wcslen(text.c_str()) == 1003);
    text.append(L"end").insert(0, L"begin ").replace(0, 5, L"start");
    CHECK(text.compare(0, 9, L"start abc") == 0 && text.substr(text.size() - 3) == L"end");
    CHECK(text.find(L"end") == text.size() - 3 && text.rfind(L'9') == text.size() - 4 &&
          text.find_first_of(L"xyz") == text.npos);
    text.erase(5).resize(8, L'!');
    CHECK(text == L"start!!!"s);
    text.assign(40, L'x');
    text.push_back(L'y');
    text.reserve(500);
    text.shrink_to_fit();
    CHECK(text.back() == L'y' && text.size() == 41);
    const std::wstring copy = text;
    std::wstring moved = std::move(text);
    CHECK(copy == moved && copy < moved + L"z");
    moved.clear();
    moved.insert(moved.end(), 3, L'q');
    moved.insert(1, 30, L'r');
    CHECK(moved.size() == 33);
    std::wstring swapped = L"s";
    swapped.swap(moved);
    CHECK(moved == L"s" && swapped.size() == 33);
}

static void algorithms() {
    std::vector<std::wstring> names = {L"Zoe", L"anna",
                                       L"Bert with a name that is longer than the small buffer"};
    std::sort(names.begin(), names.end());
    CHECK(names[1] == L"Zoe");
    std::map<std::wstring, int> ages{{L"anna", 3}, {L"Zoe", 4}};
    CHECK(ages.at(L"Zoe") == 4);
    std::unordered_set<std::wstring> set(names.begin(), names.end());
    CHECK(set.count(L"anna") == 1);
    const std::wstring_view view = L"view of text"sv;
    CHECK(view.find(L"of") == 5 && view.substr(8) == L"text" && std::wstring(view) == L"view of text");
}

static void numbers() {
    CHECK(std::to_wstring(-42) == L"-42" && std::to_wstring(5000000000LL) == L"5000000000" &&
          std::to_wstring(1.5) == L"1.500000");
    CHECK(std::stoi(L"42x") == 42 && std::stod(L"2.5") == 2.5 && std::stoll(L"-5000000000") == -5000000000LL);
}

int main() {
    strings();
    algorithms();
    numbers();
    return failures != 0;
}
