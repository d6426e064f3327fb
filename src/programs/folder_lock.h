#pragma once

#include <filesystem>

namespace midad::programs {

/// Held by the one process that serves a folder, for as long as it lives; the kernel lets go when it dies.
class FolderLock {
public:
    /// Throws Failure "serve.folder_taken" {folder, process}.
    explicit FolderLock(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    int descriptor_;
};

}  // namespace midad::programs
