#include "work.h"

#include <stdexcept>

namespace midad::durability {

std::unique_ptr<Work> work_of(std::string_view name) {
    if (name == "record") return publishing();
    if (name == "stories") return typing();
    throw std::runtime_error{"there is no work called " + std::string{name}};
}

}  // namespace midad::durability
