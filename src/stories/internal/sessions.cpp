#include "stories/internal/sessions.h"

#include <algorithm>

namespace midad::stories::internal {

bool is_session(std::string_view session) {
    return !session.empty() && session.size() <= 64 && std::all_of(session.begin(), session.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

}  // namespace midad::stories::internal
