#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace midad::programs {

/// Held by the one process that serves a folder, for as long as it lives; the kernel lets go when it dies.
class FolderLock {
public:
    /// Throws Failure "serve.folder_taken" {folder, process}.
    explicit FolderLock(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

    /// Where the folder is served, "http://127.0.0.1:8080", for other commands to say.
    void tell(const std::string& origin) const;

private:
    void write(const std::string& lines) const;

    int descriptor_;
};

/// What the process that serves the folder has told; nothing when none does on this machine.
std::optional<std::string> origin_served(const std::filesystem::path& folder);

}  // namespace midad::programs
