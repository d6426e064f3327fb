#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace midad::media {

/// The file that an upload's pieces go to, held for this process and thread alone while this lives.
class PieceFile {
public:
    /// Makes the file if it is missing. Throws Failure "file.cannot_write".
    explicit PieceFile(const std::filesystem::path& path);
    ~PieceFile();
    PieceFile(const PieceFile&) = delete;
    PieceFile& operator=(const PieceFile&) = delete;

    /// False when somebody else holds it.
    bool is_held() const { return held_; }
    std::int64_t size() const;
    /// Whether the bytes stand there; all of them must be within the size.
    bool holds(std::int64_t at, std::string_view bytes) const;
    /// Writes them at the end and waits until they are on the disk. Throws Failure "file.cannot_write".
    void append(std::string_view bytes);
    /// The first bytes, at most so many.
    std::string beginning(std::size_t bytes) const;

private:
    [[noreturn]] void cannot(const char* what) const;

    std::filesystem::path path_;
    int file_ = -1;
    bool held_ = false;
};

}  // namespace midad::media
