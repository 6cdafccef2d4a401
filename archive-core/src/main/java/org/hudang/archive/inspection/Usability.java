package org.hudang.archive.inspection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.inspection.Result.Fault;
import org.hudang.archive.inspection.Subject.FiledFile;
import org.hudang.archive.intake.DocumentType;
import org.hudang.archive.volume.ItemView;

/** Items of group 3 that concern papers and rows (可用性). */
final class Usability {
    private Usability() {}

    /** 3-2 目标库元数据可访问性: every row could be read, and the people it names are there. */
    static Result rows(Subject subject) {
        Set<MemberId> people = new HashSet<>();
        for (Member member : subject.rows().household().members()) {
            people.add(member.id());
        }
        List<Fault> faults = new ArrayList<>();
        for (ItemView item : subject.rows().items()) {
            item.member()
                    .filter(member -> !people.contains(member))
                    .ifPresent(member -> faults.add(new Fault(item.code() + " member", "a member", member.value())));
        }
        return Result.of(faults);
    }

    /** 3-3 内容数据格式符合性: a format that may be kept, by its bytes and not by its name. */
    static Result types(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        boolean quarantined = false;
        for (FiledFile file : subject.files()) {
            quarantined |= Subject.isQuarantined(file.recorded());
            if (Subject.isUnread(file.recorded())) {
                continue;
            }
            file.read().ifPresent(read -> {
                boolean kept =
                        read.type().filter(type -> type != DocumentType.ZIP).isPresent();
                if (!kept) {
                    faults.add(new Fault(
                            file.where(),
                            file.recorded().mediaType(),
                            read.type().map(Enum::name).orElse("")));
                }
            });
        }
        return faults.isEmpty() && quarantined ? new Result.ByHand(Result.Why.QUARANTINED) : Result.of(faults);
    }

    /** 3-8 信息包中内容数据格式合规性: nothing encrypted, no private compression. */
    static Result locks(Subject subject) {
        List<Fault> faults = new ArrayList<>();
        boolean quarantined = false;
        for (FiledFile file : subject.files()) {
            quarantined |= Subject.isQuarantined(file.recorded());
            file.read()
                    .filter(read -> !Subject.isQuarantined(file.recorded()))
                    .filter(read -> read.locked()
                            || read.type()
                                    .filter(type -> type == DocumentType.ZIP)
                                    .isPresent())
                    .ifPresent(read -> faults.add(new Fault(file.where(), "open to everybody", "encrypted or packed")));
        }
        return faults.isEmpty() && quarantined ? new Result.ByHand(Result.Why.QUARANTINED) : Result.of(faults);
    }
}
