#pragma once

#include <type_traits>
#include <utility>

#include <tl/expected.hpp>

namespace midad {

/// A T, or the reason there is none, when the caller is meant to answer it.
template <typename T, typename Reason>
using Result = tl::expected<T, Reason>;

template <typename Reason>
auto refuse(Reason reason) {
    return tl::make_unexpected(std::move(reason));
}

template <typename T, typename Reason>
T taken(Result<T, Reason>&& result) {
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}

}  // namespace midad

/// The value, or leave the enclosing function with the reason. At most one on a line: nesting two
/// shadows, and -Wshadow refuses it. Not for coroutines, which would need co_return.
#define MIDAD_TRY(expression)                                                       \
    __extension__({                                                                 \
        auto midad_result = (expression);                                           \
        if (!midad_result) return ::midad::refuse(std::move(midad_result).error()); \
        ::midad::taken(std::move(midad_result));                                    \
    })
