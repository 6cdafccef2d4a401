package org.hudang.forms.press;

import com.itextpdf.kernel.exceptions.PdfException;
import java.time.LocalDate;
import java.util.List;
import org.hudang.forms.AnnotatedCertificate;
import org.hudang.forms.ApplicationForm;
import org.hudang.forms.AuthorizationLetter;
import org.hudang.forms.CertificatePaper;
import org.hudang.forms.ComposedPaper;
import org.hudang.forms.ComposingFailed;
import org.hudang.forms.DestructionSheet;
import org.hudang.forms.FileFront;
import org.hudang.forms.FileSlip;
import org.hudang.forms.Forms;
import org.hudang.forms.GlyphSource;
import org.hudang.forms.InspectionPaper;
import org.hudang.forms.PageNumbers;
import org.hudang.forms.Paper;
import org.hudang.forms.PaperKind;
import org.hudang.forms.RiskNotice;
import org.hudang.forms.TemplateVersion;
import org.hudang.forms.VolumeSheets;
import org.hudang.forms.catalogue.VolumeSheetsLayout;
import org.hudang.forms.certificate.CertificateLayout;
import org.hudang.forms.destruction.DestructionLayout;
import org.hudang.forms.file.FileFrontLayout;
import org.hudang.forms.file.FileSlipLayout;
import org.hudang.forms.file.PageNumbersLayout;
import org.hudang.forms.form.ApplicationLayout;
import org.hudang.forms.form.LetterLayout;
import org.hudang.forms.inspection.InspectionLayout;
import org.hudang.forms.layout.FontShelf;
import org.hudang.forms.layout.Sheet;
import org.hudang.forms.layout.SheetInfo;
import org.hudang.forms.notice.RiskNoticeLayout;
import org.hudang.forms.template.Template;
import org.hudang.forms.template.TemplateShelf;

/** Composes papers. Opening reads the faces and templates once; open one and keep it. */
public final class Press implements Forms {
    private static final float A4_WIDTH = 210;
    private static final float A4_HEIGHT = 297;

    private final PressSettings settings;
    private final FontShelf fonts;
    private final TemplateShelf templates;

    private Press(PressSettings settings) {
        this.settings = settings;
        this.fonts = FontShelf.open(settings.moreFonts());
        this.templates = TemplateShelf.open();
    }

    /**
     * Opens a press.
     *
     * @throws org.hudang.forms.FontRefused if a font that was handed in cannot be used
     * @throws org.hudang.forms.TemplateBroken if the jar is incomplete
     */
    public static Forms open(PressSettings settings) {
        return new Press(settings);
    }

    @Override
    public ComposedPaper compose(Paper paper) {
        Template template = templates.template(paper.kind(), paper.template());
        try (Sheet sheet = Sheet.open(fonts, info(paper, template))) {
            set(paper, template, sheet);
            int pages = sheet.pages();
            return new ComposedPaper(sheet.finish(), template.version(), pages, sheet.places());
        } catch (PdfException e) {
            throw new ComposingFailed(template.version().code().value(), e);
        }
    }

    @Override
    public TemplateVersion template(PaperKind kind, LocalDate on) {
        return templates.inForce(kind, on);
    }

    @Override
    public List<TemplateVersion> templates(PaperKind kind) {
        return templates.versions(kind);
    }

    @Override
    public GlyphSource glyphs() {
        return fonts;
    }

    private void set(Paper paper, Template template, Sheet sheet) {
        if (paper instanceof AuthorizationLetter letter) {
            new LetterLayout(letter, template, sheet).compose();
        } else if (paper instanceof RiskNotice notice) {
            new RiskNoticeLayout(notice, template, sheet, settings.zone()).compose();
        } else if (paper instanceof CertificatePaper certificate) {
            new CertificateLayout(certificate, template, sheet).compose();
        } else if (paper instanceof AnnotatedCertificate copy) {
            Template plain =
                    templates.template(PaperKind.CERTIFICATE, copy.certificate().template());
            new CertificateLayout(copy, plain, template, sheet).compose();
        } else if (paper instanceof ApplicationForm form) {
            new ApplicationLayout(form, template, sheet).compose();
        } else if (paper instanceof VolumeSheets sheets) {
            new VolumeSheetsLayout(sheets, template, sheet).compose();
        } else if (paper instanceof FileFront front) {
            new FileFrontLayout(front, template, sheet).compose();
        } else if (paper instanceof FileSlip slip) {
            new FileSlipLayout(slip, template, sheet).compose();
        } else if (paper instanceof PageNumbers numbers) {
            new PageNumbersLayout(numbers, template, sheet).compose();
        } else if (paper instanceof DestructionSheet list) {
            new DestructionLayout(list, template, sheet).compose();
        } else if (paper instanceof InspectionPaper inspection) {
            new InspectionLayout(inspection, template, sheet, settings.zone()).compose();
        }
    }

    private SheetInfo info(Paper paper, Template template) {
        boolean card =
                paper instanceof CertificatePaper certificate && certificate.shape() == CertificatePaper.Shape.CARD;
        return new SheetInfo(
                template.text("title"),
                template.version().code().value(),
                card ? CertificateLayout.CARD_WIDTH : A4_WIDTH,
                card ? CertificateLayout.CARD_HEIGHT : A4_HEIGHT,
                settings.clock().instant().atZone(settings.zone()));
    }
}
