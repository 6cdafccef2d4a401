package org.hudang.server.look;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page its look, and its own address for the way back after a switch. */
@ControllerAdvice(annotations = Controller.class)
class LookOfPages {
    @ModelAttribute("look")
    Look look(HttpServletRequest request) {
        return Look.of(request);
    }

    /** Path and query as the browser sent them. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
