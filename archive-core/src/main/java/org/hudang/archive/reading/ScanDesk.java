package org.hudang.archive.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.volume.ContentSource;
import org.hudang.archive.volume.Filing;
import org.hudang.archive.volume.NewCopy;
import org.hudang.archive.volume.NewRendition;
import org.hudang.archive.volume.RenditionRole;
import org.hudang.archive.volume.VolumeId;

/** Reads what waits and files the words, one version of a volume for all that was read of it. */
final class ScanDesk implements ScanReading {
    private static final Acting READER = Acting.bureau("reading");
    private static final int DIGITS_OF_KEY = 32;
    private static final int LONGEST_NAME = 250;

    private final ReadingParts parts;
    private final Scans scans;
    private final PageReader reader;

    ScanDesk(ReadingParts parts) {
        this.parts = parts;
        this.scans = new Scans(parts);
        this.reader = new PageReader(parts);
    }

    @Override
    public synchronized Round round(int most) {
        Map<VolumeId, List<Scan>> volumes = new LinkedHashMap<>();
        scans.waiting(most)
                .forEach(scan -> volumes.computeIfAbsent(scan.volume(), volume -> new ArrayList<>())
                        .add(scan));
        Tally tally = new Tally();
        for (Map.Entry<VolumeId, List<Scan>> volume : volumes.entrySet()) {
            if (!tally.goesOn()) {
                break;
            }
            List<Text> texts = read(volume.getValue(), tally);
            if (!texts.isEmpty() && !Thread.currentThread().isInterrupted()) {
                file(volume.getKey(), texts, tally);
            }
        }
        return tally.round();
    }

    /** The words of a paper. */
    private record Text(Scan scan, String words) {
        byte[] utf8() {
            return words.getBytes(StandardCharsets.UTF_8);
        }

        /** Says the length only: this may stand in a log. */
        @Override
        public String toString() {
            return "Text[" + words.length() + " characters]";
        }
    }

    private List<Text> read(List<Scan> waiting, Tally tally) {
        List<Text> texts = new ArrayList<>();
        for (Scan scan : waiting) {
            PageReader.Words words = words(scan);
            if (words instanceof PageReader.Words.Read read) {
                texts.add(new Text(scan, read.text()));
            } else if (words instanceof PageReader.Words.Wordless) {
                scans.wordless(scan.item());
                tally.wordless++;
            } else if (words instanceof PageReader.Words.Failed failed) {
                scans.failed(scan.item(), failed.code());
                tally.failed++;
            } else if (words instanceof PageReader.Words.Hindered hindered) {
                tally.hindered = Optional.of(hindered.code());
                tally.absent = true;
            }
            if (!tally.goesOn()) {
                break;
            }
        }
        return texts;
    }

    private PageReader.Words words(Scan scan) {
        try {
            return reader.read(scan, READER);
        } catch (ArchiveException damaged) {
            return new PageReader.Words.Failed(damaged.code());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What cannot be filed now is read again another time. */
    private void file(VolumeId volume, List<Text> texts, Tally tally) {
        List<NewCopy> copies = texts.stream()
                .map(text -> new NewCopy(
                        text.scan().item(),
                        new NewRendition(
                                RenditionRole.TEXT,
                                name(text.scan().fileName()),
                                "text/plain",
                                ContentSource.of(text.utf8()))))
                .toList();
        try {
            parts.archive()
                    .file(new Filing(key(texts), volume, "reading", List.of(), Optional.empty(), copies), READER);
            texts.forEach(text -> scans.read(text.scan().item()));
            tally.read += texts.size();
        } catch (ArchiveException e) {
            texts.forEach(text -> scans.postponed(text.scan().item(), e.code()));
            tally.hindered = Optional.of(e.code());
        }
    }

    /** The name as it came, for a text. */
    private static String name(String original) {
        int most =
                original.offsetByCodePoints(0, Math.min(original.codePointCount(0, original.length()), LONGEST_NAME));
        return original.substring(0, most) + ".txt";
    }

    /** The same papers with the same words are the same filing. */
    private static String key(List<Text> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Text text : texts) {
                digest.update(text.scan().item().value().getBytes(StandardCharsets.UTF_8));
                digest.update(MessageDigest.getInstance("SHA-256").digest(text.utf8()));
            }
            return "read/" + HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS_OF_KEY);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Tally {
        private int read;
        private int wordless;
        private int failed;
        private Optional<String> hindered = Optional.empty();
        private boolean absent;

        boolean goesOn() {
            return !absent && !Thread.currentThread().isInterrupted();
        }

        Round round() {
            return new Round(read, wordless, failed, hindered);
        }
    }
}
