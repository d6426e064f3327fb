#include "admin/audit.h"
#include "admin/desks.h"
#include "admin/invitations.h"
#include "admin/people.h"
#include "admin/route.h"
#include "admin/second_factor.h"
#include "admin/session.h"

namespace midad::admin {

const Routes& routes() {
    using enum http::Method;
    using enum people::Permission;
    static const Routes table{{
        // The door.
        {get, "/session", {show_session, anybody}},
        {post, "/session", {begin_session, anybody}},
        {post, "/session/second-factor", {finish_session, anybody}},
        {get, "/invitations/{token}", {show_invitation, anybody}},
        {post, "/invitations/{token}", {accept_invitation, anybody}},
        // One's own.
        {patch, "/session", {change_session, signed_in}},
        {del, "/session", {end_session, signed_in}},
        {del, "/sessions", {end_sessions, signed_in}},
        {post, "/second-factor", {begin_second_factor, signed_in}},
        {put, "/second-factor", {confirm_second_factor, signed_in}},
        {del, "/second-factor", {remove_second_factor, signed_in}},
        {put, "/password", {change_password, signed_in}},
        // The newsroom.
        {get, "/people", {list_people, needs(people_manage)}},
        {post, "/people", {invite_person, needs(people_manage)}},
        {patch, "/people/{person:number}", {change_person, needs(people_manage)}},
        {post, "/people/{person:number}/reset", {make_reset_link, needs(people_manage)}},
        {get, "/desks", {list_desks, signed_in}},
        {post, "/desks", {add_desk, needs(desks_manage)}},
        {patch, "/desks/{desk:number}", {change_desk, needs(desks_manage)}},
        {get, "/audit", {list_audit, needs(audit_read)}},
        {get, "/audit/export", {export_audit, needs(audit_read)}},
    }};
    return table;
}

}  // namespace midad::admin
