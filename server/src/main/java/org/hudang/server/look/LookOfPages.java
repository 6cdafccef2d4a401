package org.hudang.server.look;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page its look, and its own address for the way back after a switch. */
@ControllerAdvice(annotations = Controller.class)
class LookOfPages {
    private static final String START = "/";
    private static final String FAILURE = "/error";
    /** Pages that can be looked at by their name alone. */
    private static final List<String> PLAIN = List.of("/find", "/v", "/sign-in", "/card");

    @ModelAttribute("look")
    Look look(HttpServletRequest request) {
        return Look.of(request);
    }

    /** Path and query as the browser sent them. A failure repeats nothing of what was asked, but for a page's plain name. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            String asked = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
            return PLAIN.contains(asked) ? asked : START;
        }
        String path = request.getRequestURI();
        String query = request.getQueryString();
        return path.equals(FAILURE) ? START : path + (query == null ? "" : "?" + query);
    }

    @ModelAttribute("days")
    Days days() {
        return new Days();
    }
}
