#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace midad {

/// SHA-256 (FIPS 180-4) of the bytes, as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// The same of a file of any size. Throws Failure "file.cannot_read".
std::string sha256_of_file(const std::filesystem::path& path);

}  // namespace midad
