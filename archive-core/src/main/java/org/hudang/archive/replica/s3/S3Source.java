package org.hudang.archive.replica.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hudang.archive.replica.Replica;
import org.hudang.archive.replica.ReplicaRefused;
import org.hudang.archive.replica.ReplicaRefused.Rule;
import org.hudang.archive.replica.ReplicaSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/** Opens the replica in a bucket each time it is needed, over one client. Safe for use by many threads. */
public final class S3Source implements ReplicaSource {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** For the beginning of an answer, and for each further piece of it. */
    static final Duration ANSWER = Duration.ofSeconds(30);

    private static final int ATTEMPTS = 3;

    private final BucketPlace place;
    private final SecureRandom random;
    private final Clock clock;
    private final Silence silence;
    private @Nullable S3Client client;

    public S3Source(BucketPlace place, SecureRandom random, Clock clock) {
        this.place = place;
        this.random = random;
        this.clock = clock;
        this.silence = new Silence(clock);
    }

    @Override
    public Replica open() {
        return S3Replica.open(new S3Replica.Means(client(), place, clock, silence), random);
    }

    private synchronized S3Client client() {
        S3Client known = client;
        if (known == null) {
            known = client(place);
            client = known;
        }
        return known;
    }

    /**
     * A client that asks for nothing but what is said here: no files and variables of the account, no other addresses, no checksums
     * that only one kind of object store knows.
     */
    static S3Client client(BucketPlace place) {
        return S3Client.builder()
                .endpointOverride(place.endpoint())
                .region(Region.of(place.region()))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(credentials(place)))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .chunkedEncodingEnabled(false)
                        .expectContinueEnabled(false)
                        .build())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(ANSWER)
                        .proxyConfiguration(proxy -> proxy.useEnvironmentVariablesValues(false)))
                .overrideConfiguration(settings -> settings.defaultProfileFile(
                                ProfileFile.aggregator().build())
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .build())
                        .apiCallAttemptTimeout(ANSWER))
                .build();
    }

    private static AwsBasicCredentials credentials(BucketPlace place) {
        try {
            List<String> lines = Files.readAllLines(place.credentials()).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (lines.size() != 2) {
                throw new ReplicaRefused(Rule.KEY_FILE, place.shown());
            }
            return AwsBasicCredentials.create(lines.get(0), lines.get(1));
        } catch (IOException e) {
            ReplicaRefused refused = new ReplicaRefused(Rule.KEY_FILE, place.shown());
            refused.initCause(e);
            throw refused;
        }
    }
}
