package org.hudang.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.server.platform.DataDirectory;

/**
 * The process that holds the data directory, reached over loopback with a token from a file that only the directory's
 * owner can read.
 *
 * @param address host and port where it takes commands on loopback
 * @param token proof that the caller may read the data directory
 */
record RunningHouse(String address, String token) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The running process, if it has said where it listens. */
    static Optional<RunningHouse> at(DataDirectory directory) throws IOException {
        if (!Files.exists(directory.running())) {
            return Optional.empty();
        }
        JsonNode said = JSON.readTree(Files.readString(directory.running()));
        return Optional.of(new RunningHouse(
                said.path("address").asText(), said.path("token").asText()));
    }

    /**
     * Has the command run there and repeats what it said.
     *
     * @throws java.net.ConnectException when nobody listens there: the holder has not opened its web, or is no web at all
     */
    int run(List<String> arguments, Console console) throws IOException, InterruptedException {
        return run(arguments, console, Duration.ofMinutes(30));
    }

    /** The same, waiting no longer than this for the answer. */
    int run(List<String> arguments, Console console, Duration patience) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(
                Map.of("arguments", arguments, "language", console.locale().getLanguage()));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + Relayed.PATH))
                .timeout(patience)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        JsonNode answer = JSON.readTree(response.body());
        console.out().print(answer.path("out").asText());
        console.err().print(answer.path("err").asText());
        return answer.path("exit").asInt(Dispatch.CANNOT_TELL);
    }
}
