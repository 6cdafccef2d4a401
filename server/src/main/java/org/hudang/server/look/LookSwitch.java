package org.hudang.server.look;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code POST /look}: large letters, dark ground, the other language. Then back to where one came from. */
@Controller
class LookSwitch {
    private static final Duration KEPT = Duration.ofDays(365);
    private static final int LONGEST_ADDRESS = 2_000;

    private final boolean secure;

    LookSwitch(House house) {
        this.secure = house.settings().kind() == Settings.Kind.PRODUCTION;
    }

    @PostMapping("/look")
    ResponseEntity<Void> change(@RequestParam Map<String, String> wanted) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(HttpStatus.SEE_OTHER).location(back(wanted.getOrDefault("back", "/")));
        new TreeMap<>(wanted).forEach((what, value) -> {
            boolean known = what.equals(Look.THEME) || what.equals(Look.SIZE) || what.equals(Look.LANGUAGE);
            if (known && Look.allowed(what).contains(value)) {
                answer.header(HttpHeaders.SET_COOKIE, cookie(what, value));
            }
        });
        return answer.build();
    }

    private String cookie(String what, String value) {
        return ResponseCookie.from(what, value)
                .path("/")
                .maxAge(KEPT)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .build()
                .toString();
    }

    /** An address of this house; anything that could lead elsewhere leads to the start. */
    private static URI back(String address) {
        boolean here =
                address.matches("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?") && address.length() <= LONGEST_ADDRESS;
        try {
            return URI.create(here ? address : "/");
        } catch (IllegalArgumentException e) {
            return URI.create("/");
        }
    }
}
