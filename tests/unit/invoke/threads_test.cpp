// Plans are made by whoever comes first, and kept for all.
#include <thread>

#include "invoke_case.hpp"

namespace {

TEST(threads, first_calls_at_once) {
    for (int round = 0; round < 20; ++round) {
        ITypeInfo* type = fixture_type(__uuidof(IEverything));
        std::vector<std::thread> threads;
        std::atomic<int> wrong{0};
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] {
                auto* object = new fixture::everything(type);
                for (LONG i = 0; i < 200; ++i) {
                    value arguments[] = {i4(i), i4(1)};
                    DISPPARAMS params = {arguments, nullptr, 2, 0};
                    value result;
                    if (type->Invoke(static_cast<IEverything*>(object), 2, DISPATCH_METHOD, &params, &result,
                                     nullptr, nullptr) != S_OK ||
                        result.lVal != i + 1)
                        ++wrong;
                    DISPPARAMS none = {nullptr, nullptr, 0, 0};
                    result = {};
                    if (type->Invoke(static_cast<IEverything*>(object), 71, DISPATCH_METHOD, &none, &result,
                                     nullptr, nullptr) != S_OK ||
                        result.text() != "7|seven|-3")
                        ++wrong;
                }
                object->Release();
            });
        for (std::thread& thread : threads)
            thread.join();
        EXPECT_EQ(wrong, 0);
        type->Release();
    }
}

} // namespace
