#include "http/response.h"

namespace midad::http {

Response Response::text(int status, std::string body) {
    Response response;
    response.status = status;
    response.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
    response.body = std::move(body);
    return response;
}

Response Response::redirect(int status, std::string_view percent_encoded_target) {
    Response response;
    response.status = status;
    response.headers = {{"Location", std::string{percent_encoded_target}}};
    return response;
}

}  // namespace midad::http
