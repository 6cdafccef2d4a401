package org.hudang.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hudang.server.platform.DataDirectory;
import org.hudang.signing.verify.ExpectedSigners;
import org.hudang.signing.verify.SealStates;

/**
 * The register of the house that runs on this data directory, asked over loopback as any command is. Where none runs there
 * is no register at hand: checking a paper starts no database.
 */
final class RunningRegister implements ExpectedSigners, SealStates {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningHouse house;

    private RunningRegister(RunningHouse house) {
        this.house = house;
    }

    /** The register, if a house runs on this directory and answers now. */
    static Optional<RunningRegister> at(Optional<DataDirectory> directory) {
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<RunningRegister> register =
                    RunningHouse.at(directory.get()).map(RunningRegister::new);
            register.ifPresent(one -> one.of(List.of()));
            return register;
        } catch (IOException | UncheckedIOException nobodyAnswers) {
            return Optional.empty();
        }
    }

    @Override
    public List<Expected> of(List<String> revisions) {
        List<String> arguments = new ArrayList<>(List.of("register", "signers"));
        arguments.addAll(revisions);
        List<Expected> expected = new ArrayList<>();
        for (JsonNode one : json(ask(arguments))) {
            expected.add(new Expected(
                    one.path("name").asText(),
                    one.path("field").asText(),
                    one.path("output").asText()));
        }
        return expected;
    }

    @Override
    public Standing standing(byte[] certificate, Instant at) {
        String answer = ask(List.of(
                "register",
                "seal",
                "--certificate",
                Base64.getEncoder().encodeToString(certificate),
                "--at",
                at.toString()));
        return Standing.valueOf(answer.strip());
    }

    private static JsonNode json(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ask(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console quiet = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                Locale.ENGLISH,
                Map.of());
        try {
            int exit = house.run(arguments, quiet, PATIENCE);
            if (exit != Dispatch.GOOD) {
                throw new IOException("the register answers " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
