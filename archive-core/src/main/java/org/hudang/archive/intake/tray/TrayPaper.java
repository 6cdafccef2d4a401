package org.hudang.archive.intake.tray;

import java.time.LocalDate;
import java.util.Optional;
import org.hudang.archive.household.MemberId;
import org.hudang.archive.volume.ItemKind;
import org.hudang.archive.volume.Secrecy;

/**
 * An upload as the item that it becomes (件).
 *
 * @param title 题名, at most 200 characters
 * @param member whom it concerns, when it is one person
 * @param date date of the paper
 * @param responsible 责任者: who made the paper
 * @param documentNumber 文号, as printed; empty when the paper has none
 * @param secrecy 密级
 * @param evenIfThere files it although the same bytes are filed in this household already
 */
public record TrayPaper(
        UploadId upload,
        ItemKind kind,
        String title,
        Optional<MemberId> member,
        LocalDate date,
        String responsible,
        String documentNumber,
        Secrecy secrecy,
        boolean evenIfThere) {}
