#include <winbase.h>

#include <limits>

STDAPI_(int) MulDiv(int number, int numerator, int denominator) {
    if (denominator == 0)
        return -1;
    const LONGLONG product = LONGLONG{number} * numerator;
    const LONGLONG divisor = denominator;
    const bool negative = (product < 0) != (divisor < 0);
    const auto magnitude = [](LONGLONG value) {
        return value < 0 ? 0 - static_cast<ULONGLONG>(value) : static_cast<ULONGLONG>(value);
    };
    const ULONGLONG rounded = (magnitude(product) + magnitude(divisor) / 2) / magnitude(divisor);
    if (rounded > static_cast<ULONGLONG>(std::numeric_limits<int>::max()))
        return -1;
    return negative ? -static_cast<int>(rounded) : static_cast<int>(rounded);
}
