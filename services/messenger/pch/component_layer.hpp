// Precompiled: the layer is most of what compiling a file of this component costs. Files include what they need all the same.
#include <comity/implements.hpp>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <variant>
#include <vector>
