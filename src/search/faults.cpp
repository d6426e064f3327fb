#include "search/internal/faults.h"

namespace midad::search::internal {

Failure failure_of(const Xapian::Error& error, const std::filesystem::path& folder) {
    const std::string what = error.get_description();
    const std::string type = error.get_type();
    if (type == "DatabaseLockError") return {"search.locked", {{"folder", folder.string()}}, what};
    // A disk that is full or cannot be written is the plain DatabaseError; the others speak of what is on it.
    if (type == "DatabaseError" || type == "DatabaseCreateError")
        return {"search.cannot_write", {{"path", folder.string()}, {"reason", error.get_msg()}}, what};
    return {"search.damaged", {{"folder", folder.string()}, {"reason", error.get_msg()}}, what};
}

}  // namespace midad::search::internal
