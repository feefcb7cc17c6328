// Members of records, by their description.
#include "invoke_case.hpp"

namespace {

class record : public invoke_case {
protected:
    record() {
        type_->Release();
        const GUID id = {0x7b1c0a10, 0x52d4, 0x4c0e, {0x9a, 0x57, 0x3d, 0x1f, 0x6f, 0x6c, 0x00, 0x05}};
        type_ = fixture_type(id);
        instance_ = &spot_;
        for (UINT i = 0; i < 3; ++i) {
            VARDESC* variable = nullptr;
            EXPECT_EQ(type_->GetVarDesc(i, &variable), S_OK);
            ids[i] = variable->memid;
            type_->ReleaseVarDesc(variable);
        }
    }
    ~record() override { SysFreeString(spot_.label); }
    spot spot_{3, 4.5, nullptr};
    MEMBERID ids[3];
};

TEST_F(record, members_are_read) {
    EXPECT_EQ(get(ids[0]), S_OK);
    EXPECT_EQ(result.vt, VT_I4);
    EXPECT_EQ(result.lVal, 3);
    EXPECT_EQ(get(ids[1]), S_OK);
    EXPECT_EQ(result.vt, VT_R8);
    EXPECT_EQ(result.dblVal, 4.5);
    EXPECT_EQ(get(ids[2]), S_OK);
    EXPECT_EQ(result.vt, VT_BSTR);
    EXPECT_EQ(get(ids[0], {i4(1)}), DISP_E_BADPARAMCOUNT);
}

TEST_F(record, members_are_written) {
    EXPECT_EQ(put(ids[0], bstr(OLESTR("7"))), S_OK);
    EXPECT_EQ(spot_.x, 7);
    EXPECT_EQ(put(ids[1], i4(8)), S_OK);
    EXPECT_EQ(spot_.y, 8);
    EXPECT_EQ(put(ids[2], bstr(OLESTR("first"))), S_OK);
    EXPECT_EQ(put(ids[2], bstr(OLESTR("here"))), S_OK);
    EXPECT_EQ(narrow(spot_.label), "here");
    EXPECT_EQ(put(ids[0], bstr(OLESTR("x"))), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(bad, 0u);
    EXPECT_EQ(method(ids[0]), DISP_E_MEMBERNOTFOUND);
}

} // namespace
