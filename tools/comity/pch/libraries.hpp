// Precompiled: the libraries are most of what compiling a file of this command costs. Files include what they need all the same.
#include <CLI/CLI.hpp>
#include <comity/hresult_error.hpp>
#include <comity/variant.hpp>
#include <nlohmann/json.hpp>

#include <iostream>
