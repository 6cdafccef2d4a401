package org.hudang.server.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hudang.archive.Acting;
import org.hudang.archive.JournalBroken;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.journal.Journal;
import org.hudang.archive.single.SwitchChain;
import org.hudang.casework.Scope;
import org.hudang.signing.chain.ChainBreak;
import org.hudang.signing.chain.ChainHead;
import org.hudang.signing.chain.Chains;
import org.hudang.signing.chain.Harm;

/**
 * The histories of all households, as the archive keeps them, and that of the single-set switches; a chain is named by its
 * household.
 */
public final class ArchiveChains implements Chains {
    private static final Acting WITNESS = Acting.bureau("system");

    private final Journal journal;
    private final SwitchChain switches;
    private final Scope scope;

    public ArchiveChains(Journal journal, SwitchChain switches, Scope scope) {
        this.journal = journal;
        this.switches = switches;
        this.scope = scope;
    }

    @Override
    public List<ChainHead> heads() {
        List<ChainHead> heads = new ArrayList<>(scope.in(WITNESS, journal::standings).stream()
                .filter(standing -> standing.head().number() > 0)
                .map(standing -> new ChainHead(
                        standing.household().value(),
                        standing.head().number(),
                        standing.head().hash(),
                        standing.authentic()))
                .toList());
        SwitchChain.Standing rules = scope.in(WITNESS, switches::standing);
        if (rules.number() > 0) {
            heads.add(new ChainHead(SwitchChain.NAME, rules.number(), rules.hash(), rules.authentic()));
        }
        return heads;
    }

    @Override
    public Optional<String> hash(String chain, long number) {
        return scope.in(
                WITNESS,
                () -> chain.equals(SwitchChain.NAME)
                        ? switches.hash(number)
                        : journal.hash(new HouseholdNumber(chain), number));
    }

    @Override
    public List<ChainBreak> breaks() {
        return scope.in(
                WITNESS,
                () -> Stream.concat(
                                journal.standings().stream()
                                        .flatMap(standing -> journal.verify(standing.household()).stream()),
                                switches.verify().stream())
                        .map(ArchiveChains::found)
                        .toList());
    }

    private static ChainBreak found(JournalBroken broken) {
        return new ChainBreak(
                String.valueOf(broken.arguments().get(0)),
                Long.parseLong(String.valueOf(broken.arguments().get(1))),
                harm(String.valueOf(broken.arguments().get(2))));
    }

    /** The words of docs/formats/journal-v1.md. */
    private static Harm harm(String finding) {
        return switch (finding) {
            case "altered" -> Harm.EDITED;
            case "missing" -> Harm.MISSING;
            case "cut off" -> Harm.CUT_OFF;
            case "not the entry that the head names" -> Harm.EXCHANGED;
            case "head not authentic" -> Harm.HEAD_NOT_AUTHENTIC;
            default -> throw new IllegalArgumentException(finding);
        };
    }
}
