#pragma once

#include <string_view>

#include "admin/admin.h"
#include "http/server.h"
#include "site/site.h"

namespace midad::programs {

/// The paper's two faces behind one door: what is below /admin is the desk's, all else the readers'. Both must outlive
/// it. Any thread.
class Faces : public http::Application {
public:
    Faces(site::Site& site, admin::Admin& desk) : site_{site}, desk_{desk} {}

    /// The readers' pages are looked up first: a reader's request costs nothing more for there being a desk.
    http::PreparedPtr ready(std::string_view target, http::Encoding encoding) override {
        if (auto page = site_.ready(target, encoding)) return page;
        return admin::Admin::is_of(target) ? desk_.ready(target, encoding) : nullptr;
    }
    http::Response answer(const http::Request& request) override {
        return admin::Admin::is_of(request.path) ? desk_.answer(request) : site_.answer(request);
    }
    http::Response failed(int status, std::string_view request_id, std::string_view target) override {
        if (admin::Admin::is_of(target)) return desk_.failed(status, request_id, target);
        return site_.failed(status, request_id, target);
    }

private:
    site::Site& site_;
    admin::Admin& desk_;
};

}  // namespace midad::programs
