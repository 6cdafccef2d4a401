package org.hudang.casework.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.volume.VolumeId;
import org.hudang.casework.ReliefBed;
import org.hudang.casework.application.Application.SignerState;
import org.hudang.casework.application.Applications.Signature;
import org.hudang.casework.application.OpenApplication.Circumstances;
import org.hudang.casework.application.OpenApplication.Statement;
import org.hudang.casework.benefit.Programme;
import org.hudang.forms.Agent;
import org.hudang.forms.Declaration;
import org.hudang.signing.personal.Device;
import org.hudang.signing.personal.Reading;
import org.hudang.signing.personal.StaffWitness;
import org.hudang.signing.personal.TypedName;

/** The window of a township where people apply. */
public final class Window {
    public static final Agent AGENT = new Agent("village-1", "孙代办", "村委会工作人员", "000-0000");

    private final ReliefBed bed;

    public Window(ReliefBed bed) {
        this.bed = bed;
    }

    /** The head applies; nothing is said of the others. */
    public OpenApplication command(String key, Household household, VolumeId volume) {
        return command(key, household, volume, household.head().id(), Map.of(), Optional.empty());
    }

    public OpenApplication command(
            String key,
            Household household,
            VolumeId volume,
            MemberId applicant,
            Map<MemberId, Circumstances> people,
            Optional<Agent> agent) {
        Statement statement = new Statement(
                "示例县样板镇样例村3组7号",
                "示例县样板镇样例村3组7号",
                people,
                new Declaration("9600元", "", "", "", "存款1200元", "砖房三间", "", ""),
                "主要劳动力因病不能务工，家庭基本生活发生困难。",
                Optional.empty());
        return new OpenApplication(
                key,
                household.number(),
                volume,
                Programme.SUBSISTENCE,
                applicant,
                statement,
                agent,
                ReliefBed.TOWN_NAME);
    }

    public Application opened(String key, Household household) {
        return bed.applications().open(command(key, household, bed.volume(household)), ReliefBed.CLERK);
    }

    /** Signed by everybody whom it needs. */
    public Application signed(String key, Household household) {
        Application application = opened(key, household);
        for (SignerState place : application.signers()) {
            application = bed.applications().sign(application.id(), signature(application, place), ReliefBed.CLERK);
        }
        return application;
    }

    /** What the person at this place gives, honestly. */
    public Signature signature(Application application, SignerState place) {
        return signature(application, place, place.name());
    }

    public Signature signature(Application application, SignerState place, String name) {
        Instant at = bed.clock.instant();
        List<Reading.PageShown> pages = new ArrayList<>();
        for (int page = 1; page <= application.paper().pages(); page++) {
            pages.add(new Reading.PageShown(page, at.minusSeconds(60), 45_000));
        }
        return new Signature(
                place.field(),
                name,
                new Reading(
                        application.paper().sm3(), pages, application.paper().template(), at),
                new TypedName(name),
                new StaffWitness(place.signer(), "clerk", StaffWitness.SeenDocument.ID_CARD, "窗口", at.minusSeconds(60)),
                new Device("窗口终端", "test", "127.0.0.1"));
    }
}
