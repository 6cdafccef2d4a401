package org.hudang.server.card;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.hudang.certificates.CardSecret;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Settings;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** By which a phone is known: a cookie that no script reads and no other site sets. */
@Component
class CardCookie {
    private final House house;
    private final boolean secure;

    CardCookie(House house) {
        this.house = house;
        this.secure = house.settings().kind() == Settings.Kind.PRODUCTION;
    }

    /** What this phone shows, if it shows anything. */
    Optional<CardSecret> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(name()))
                .map(Cookie::getValue)
                .findFirst()
                .flatMap(CardSecret::shown);
    }

    /** Has the phone keep it until the certificate ends. */
    void keep(CardSecret phone, Instant until, HttpServletResponse response) {
        Duration left = Duration.between(house.clock().instant(), until);
        set(phone.reveal(), left.isNegative() ? Duration.ZERO : left, response);
    }

    /** Has the phone forget it. */
    void forget(HttpServletResponse response) {
        set("", Duration.ZERO, response);
    }

    private void set(String value, Duration kept, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(), value)
                        .path("/")
                        .maxAge(kept)
                        .httpOnly(true)
                        .secure(secure)
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    private String name() {
        return secure ? "__Host-hudang-card" : "hudang-card";
    }
}
