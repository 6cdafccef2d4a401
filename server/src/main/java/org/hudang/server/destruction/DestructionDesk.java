package org.hudang.server.destruction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.hudang.archive.Acting;
import org.hudang.archive.destruction.Destruction;
import org.hudang.archive.destruction.Destruction.Done;
import org.hudang.archive.destruction.Destruction.Sheet;
import org.hudang.archive.destruction.Destruction.Sheet.Seal;
import org.hudang.archive.destruction.DestructionList;
import org.hudang.archive.destruction.ListNumber;
import org.hudang.casework.WorkFiles;
import org.hudang.server.platform.House;
import org.hudang.server.platform.Messages;
import org.hudang.signing.seal.Officer;
import org.hudang.signing.seal.SealId;
import org.hudang.signing.seal.SealManner;
import org.hudang.signing.seal.SealPlace;
import org.hudang.signing.seal.SealRequest;
import org.hudang.signing.seal.SealRequestId;
import org.hudang.signing.seal.SealState;
import org.hudang.signing.seal.SealUse;
import org.hudang.signing.seal.SealedPaper;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What page, programs and commands do alike with destruction lists. */
@Component
public final class DestructionDesk {
    private static final String FIELD = "seal-1";

    private final House house;
    private final ListSheets sheets;

    public DestructionDesk(House house) {
        this.house = house;
        this.sheets = new ListSheets(house);
    }

    private Destruction destruction() {
        return house.life().destruction();
    }

    public List<DestructionList> lists(Acting acting) {
        return destruction().lists(acting);
    }

    public DestructionList list(ListNumber number, Acting acting) {
        return destruction().list(number, acting);
    }

    /** The sheet as PDF. */
    public byte[] sheet(ListNumber number, Acting acting) {
        return destruction().sheet(number, acting);
    }

    /** Draws up a list of what is approved. */
    public DestructionList draw(Acting acting) {
        return destruction().draw(sheets, acting);
    }

    public DestructionList withdraw(ListNumber number, Acting acting) {
        return destruction().withdraw(number, acting);
    }

    public List<Done> carryOut(ListNumber number, Acting acting) {
        return destruction().carryOut(number, acting);
    }

    /**
     * Files a list for ever: with the seal of the bureau where a standing approval covers its template, else as it is; the list says
     * which. After a crash the same call takes a sealed sheet as it is and never seals twice.
     *
     * @param terminal for the log of the seal
     */
    public DestructionList file(ListNumber number, Acting acting, String terminal) {
        DestructionList list = destruction().list(number, acting);
        Officer officer = new Officer(acting.user(), acting.township(), terminal);
        Optional<byte[]> drawn = destruction().unsealed(number, acting);
        Optional<SealId> seal = list.state() == DestructionList.State.DRAWN ? seal(list, officer) : Optional.empty();
        if (drawn.isEmpty() || seal.isEmpty()) {
            return destruction().file(number, new Sheet(drawn.orElse(new byte[0]), Seal.UNSEALED), acting);
        }
        try {
            Path pdf = Files.createTempFile(house.directory().temporary(), "list-", ".pdf");
            try {
                Files.write(pdf, drawn.get());
                return sealed(list, seal.get(), pdf, acting, officer);
            } finally {
                Files.deleteIfExists(pdf);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The seal of the bureau, when somebody has allowed it on this paper for good. */
    private Optional<SealId> seal(DestructionList list, Officer officer) {
        Instant now = house.clock().instant();
        String template = sheets.template(list).value();
        return house.signing().registry().all(officer).stream()
                .filter(one -> one.state() == SealState.ACTIVE && one.validity().covers(now))
                .filter(one -> one.owner().name().equals(house.office().bureau().name()))
                .map(org.hudang.signing.seal.Seal::id)
                .filter(id -> house.signing().seals().standing(id, officer).stream()
                        .anyMatch(rule -> rule.approved()
                                && rule.approval().template().equals(template)
                                && rule.approval().validity().covers(now)))
                .findFirst();
    }

    private DestructionList sealed(DestructionList list, SealId seal, Path pdf, Acting acting, Officer officer)
            throws IOException {
        SealUse use = house.signing().seals();
        SealRequestId request = use.request(new SealRequest(
                "destruction/" + list.number(),
                seal,
                WorkFiles.sm3(pdf),
                new SealPlace.Field(FIELD),
                Messages.of("org.hudang.server.messages", Locale.CHINESE).getString("destruction.purpose"),
                sheets.template(list).value(),
                officer,
                SealManner.usual().closing()));
        SealedPaper paper = use.seal(request, pdf, officer);
        Sheet sheet = new Sheet(Files.readAllBytes(paper.pdf()), Seal.SEALED);
        TransactionTemplate together = new TransactionTemplate(new DataSourceTransactionManager(house.dataSource()));
        return Objects.requireNonNull(together.execute(status -> {
            DestructionList filed = destruction().file(list.number(), sheet, acting);
            use.filed(request, officer);
            return filed;
        }));
    }
}
