// Times a case where Google Benchmark is not to be had: batches long enough for the clock, and the best of
// them.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace bench {

template <class Case>
double best_nanoseconds(double seconds_per_batch, int batches) {
    using clock = std::chrono::steady_clock;
    Case body;
    const auto time = [&](long long iterations) {
        const auto start = clock::now();
        for (long long i = 0; i < iterations; ++i)
            body();
        return std::chrono::duration<double>(clock::now() - start).count();
    };
    // The batch grows until it lasts long enough; the growing warms up as well.
    long long iterations = 1;
    for (;;) {
        const double took = time(iterations);
        if (took >= seconds_per_batch)
            break;
        const double factor = took > 0 ? seconds_per_batch / took * 1.2 : 10;
        iterations =
            static_cast<long long>(static_cast<double>(iterations) * std::clamp(factor, 1.5, 10.0)) + 1;
    }
    double best = 1e300;
    for (int i = 0; i < batches; ++i)
        best = std::min(best, time(iterations) / static_cast<double>(iterations));
    return best * 1e9;
}

} // namespace bench
