package org.hudang.server.account;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page on which staff sign in. */
@Controller
class SignInPage {
    @GetMapping("/sign-in")
    String page() {
        return "sign-in";
    }
}
