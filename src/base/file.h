#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace midad {

/// The whole file. Throws Failure "file.cannot_read" {path, reason}, or "file.too_large" when it is over `limit` bytes.
std::string read_file(const std::filesystem::path& path, std::uintmax_t limit = 64u << 20);

/// Writes beside, flushes to the disk and renames: afterwards the path holds either all of it or what it held before.
/// Throws Failure "file.cannot_write" {path, reason}; a full disk leaves nothing behind.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// Calls `take` with the file's bytes, piece by piece, so that a file may be larger than the memory. Throws Failure
/// "file.cannot_read".
void read_pieces(const std::filesystem::path& path, const std::function<void(std::string_view)>& take);

/// Copies a file of any size, as write_file() writes. Throws Failure "file.cannot_read" or "file.cannot_write".
void write_copy(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace midad
