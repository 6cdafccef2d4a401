package org.hudang.server.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.catalina.Globals;
import org.hudang.server.cli.Relayed;
import org.hudang.server.household.NotFound;
import org.hudang.server.platform.House;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes a command from another process of the data directory's owner and runs it in this house. */
@RestController
class Commands {
    private static final List<String> FORWARDED = List.of("Forwarded", "Via", "X-Forwarded-For", "X-Real-IP");
    private static final int LONGEST = 1 << 20;

    private final House house;
    private final ObjectMapper json = new ObjectMapper();

    Commands(House house) {
        this.house = house;
    }

    @PostMapping(Relayed.PATH)
    ResponseEntity<String> run(
            @RequestHeader(name = "Authorization", defaultValue = "") String authorization, HttpServletRequest request)
            throws IOException {
        byte[] expected = ("Bearer " + house.commandToken()).getBytes(StandardCharsets.UTF_8);
        if (!isLocal(request) || !MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8))) {
            throw new NotFound();
        }
        JsonNode asked;
        try {
            asked = json.readTree(request.getInputStream().readNBytes(LONGEST));
        } catch (JsonProcessingException e) {
            return ResponseEntity.badRequest().build();
        }
        List<String> arguments = new ArrayList<>();
        asked.path("arguments").forEach(argument -> arguments.add(argument.asText()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Relayed.run(
                house,
                arguments,
                asked.path("language").asText("en"),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.writeValueAsString(Map.of(
                        "exit", exit,
                        "out", out.toString(StandardCharsets.UTF_8),
                        "err", err.toString(StandardCharsets.UTF_8))));
    }

    /** What came through a proxy on this machine came from somewhere else, whether the proxy is trusted or not. */
    private static boolean isLocal(HttpServletRequest request) throws IOException {
        return request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE) == null
                && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                && FORWARDED.stream().allMatch(name -> request.getHeader(name) == null);
    }
}
