/* A client in C: calls an object once through the COBJMACROS names and once through lpVtbl. */
#define COBJMACROS
#include "crossing.h"

#include <oleauto.h>

#define EXPECT(condition)                                                                                              \
    do {                                                                                                               \
        ++check;                                                                                                       \
        if (!(condition))                                                                                              \
            return check;                                                                                              \
    } while (0)

int JOIN(use_crossing, MODE)(IUnknown *object)
{
    static const OLECHAR expected[] = OLESTR("Hello, C");
    int check = 0;
    UINT i;
    LONG total = 0;
    BSTR text = NULL;
    VARIANT value;
    VARIANT result;
    CY price;
    CY product;
    DECIMAL factor;
    GUID id;
    ICrossing *base = NULL;
    ICrossing2 *derived = NULL;
    void *none = &none;

    EXPECT(IUnknown_QueryInterface(object, &IID_IDispatch, &none) == E_NOINTERFACE && none == NULL);
    EXPECT(IUnknown_QueryInterface(object, &IID_ICrossing, (void **)&base) == S_OK);
    EXPECT(base->lpVtbl->QueryInterface(base, &IID_ICrossing2, (void **)&derived) == S_OK);

    EXPECT(ICrossing_Add(base, 40, &total) == S_OK && total == 40);
    EXPECT(derived->lpVtbl->Add(derived, 2, &total) == S_OK && total == 42);

    EXPECT(ICrossing_Greet(base, OLESTR("C"), &text) == S_OK);
    EXPECT(SysStringLen(text) == 8);
    for (i = 0; i < 8; ++i)
        EXPECT(text[i] == expected[i]);
    EXPECT(ICrossing2_Extend(derived, &text) == S_OK && SysStringLen(text) == 9 && text[8] == '!' && text[9] == 0);
    SysFreeString(text);

    VariantInit(&value);
    V_VT(&value) = VT_I4;
    V_I4(&value) = -7;
    EXPECT(ICrossing_Mix(base, 0.5, 1LL << 40, VARIANT_TRUE, 0.25f, value, 200, -3, &result) == S_OK);
    EXPECT(V_VT(&result) == VT_R8 && V_R8(&result) == 0.75 + 1099511627776.0 + 1000 - 7 + 200 - 3);

    price.int64 = 12500;
    factor.wReserved = 0;
    factor.signscale = 0;
    factor.Hi32 = 0;
    factor.Lo64 = 3;
    EXPECT(ICrossing_Money(base, price, factor, 1.0, &product) == S_OK && product.int64 == 37501);

    EXPECT(ICrossing2_Last(derived, &id) == S_FALSE && IsEqualGUID(&id, &IID_ICrossing2));
    EXPECT(ICrossing2_AddRef(derived) == 4);
    EXPECT(ICrossing2_Release(derived) == 3);
    EXPECT(ICrossing2_Release(derived) == 2);
    EXPECT(ICrossing_Release(base) == 1);
    return 0;
}
