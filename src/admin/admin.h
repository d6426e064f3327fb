#pragma once

#include "admin/app_files.h"
#include "admin/context.h"
#include "http/server.h"

namespace midad::admin {

/// The desk: its application's files, and what that asks for, under /admin. Any thread.
///
/// Every request of the API goes the same way: whose session is it, may they, does the write come from our own page,
/// what does the body say; then the handler. A row of routes.cpp says what each needs.
class Admin : public http::Application {
public:
    /// Everything in `with` must outlive it.
    Admin(const Collaborators& with, AppFiles files) : with_{with}, files_{std::move(files)} {}

    /// The application's files; a lookup.
    http::PreparedPtr ready(std::string_view target, http::Encoding encoding) override;
    http::Response answer(const http::Request& request) override;
    http::Response failed(int status, std::string_view request_id, std::string_view target) override;

    /// Whether a path or target is the desk's.
    static bool is_of(std::string_view path);

private:
    http::Response api(const http::Request& request);

    const Collaborators with_;
    const AppFiles files_;
};

}  // namespace midad::admin
