package org.hudang.server.verify;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What strangers send as JSON is no larger than the longest text that is looked at: a larger body is refused before its first
 * byte is read, and so is one that does not say how long it is.
 */
@Component
class SmallBodies extends OncePerRequestFilter {
    /** Every character of {@link PublicCheck#LONGEST_TEXT} escaped, and something around it. */
    static final long LARGEST = 32 * 1024;

    private static final String FOR_STRANGERS = "/api/v1/verifications";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        @Nullable String type = request.getContentType();
        return !HttpMethod.POST.matches(request.getMethod())
                || !request.getRequestURI().startsWith(FOR_STRANGERS)
                || type == null
                || !type.toLowerCase(Locale.ROOT).contains(MediaType.APPLICATION_JSON.getSubtype());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        if (length < 0) {
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (length > LARGEST) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }
}
