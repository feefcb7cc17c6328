// A client in C++, over the generated header alone.
#include "crossing.h"

#include <oleauto.h>

#define EXPECT(condition)                                                                                    \
    do {                                                                                                     \
        ++check;                                                                                             \
        if (!(condition))                                                                                    \
            return check;                                                                                    \
    } while (false)

extern "C" int JOIN(use_crossing, MODE)(IUnknown* object) {
    int check = 0;
    void* none = &none;
    EXPECT(object->QueryInterface(__uuidof(IDispatch), &none) == E_NOINTERFACE && none == nullptr);
    ICrossing* base = nullptr;
    ICrossing2* derived = nullptr;
    EXPECT(object->QueryInterface(IID_PPV_ARGS(&base)) == S_OK);
    EXPECT(base->QueryInterface(IID_PPV_ARGS(&derived)) == S_OK);

    LONG total = 0;
    EXPECT(base->Add(40, &total) == S_OK && total == 40);
    EXPECT(derived->Add(2, &total) == S_OK && total == 42);

    BSTR text = nullptr;
    EXPECT(base->Greet(OLESTR("C"), &text) == S_OK);
    EXPECT(SysStringLen(text) == 8);
    const OLECHAR* expected = OLESTR("Hello, C");
    for (int i = 0; i < 8; ++i)
        EXPECT(text[i] == expected[i]);
    EXPECT(derived->Extend(&text) == S_OK && SysStringLen(text) == 9 && text[8] == '!' && text[9] == 0);
    SysFreeString(text);

    VARIANT value;
    VARIANT result;
    VariantInit(&value);
    V_VT(&value) = VT_I4;
    V_I4(&value) = -7;
    EXPECT(base->Mix(0.5, 1LL << 40, VARIANT_TRUE, 0.25f, value, 200, -3, &result) == S_OK);
    EXPECT(V_VT(&result) == VT_R8 && V_R8(&result) == 0.75 + 1099511627776.0 + 1000 - 7 + 200 - 3);

    CY price;
    CY product;
    DECIMAL factor = {};
    price.int64 = 12500;
    factor.Lo64 = 3;
    EXPECT(base->Money(price, factor, 1.0, &product) == S_OK && product.int64 == 37501);

    GUID id;
    EXPECT(derived->Last(&id) == S_FALSE && IsEqualGUID(id, __uuidof(ICrossing2)));
    EXPECT(derived->AddRef() == 4);
    EXPECT(derived->Release() == 3);
    EXPECT(derived->Release() == 2);
    EXPECT(base->Release() == 1);
    return 0;
}
