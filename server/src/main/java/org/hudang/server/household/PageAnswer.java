package org.hudang.server.household;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.hudang.archive.MalformedId;
import org.hudang.archive.pages.Picture;
import org.hudang.archive.pages.PictureSize;
import org.hudang.archive.volume.ItemId;
import org.hudang.archive.volume.ItemView;
import org.hudang.server.account.Staff;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The picture of a page as the web hands it out, to people and to programs. */
@Component
class PageAnswer {
    private final House house;

    PageAnswer(House house) {
        this.house = house;
    }

    /**
     * Only small pictures may stay with the browser, and it asks each time whether they still stand.
     *
     * @param known marks that the asker has already
     */
    ResponseEntity<Resource> of(String id, int page, PictureSize size, @Nullable String known, Staff staff) {
        Picture picture = house.pictures()
                .open(item(id, staff), page, size, staff.acting())
                .orElseThrow(NotFound::new);
        if (size != PictureSize.THUMB) {
            return body(ResponseEntity.ok().cacheControl(CacheControl.noStore()), picture);
        }
        String tag = "\"" + picture.mark() + "\"";
        boolean fresh = known != null && known.contains(tag);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(fresh ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .eTag(tag)
                .cacheControl(CacheControl.noCache().cachePrivate());
        return fresh ? nothing(answer, picture) : body(answer, picture);
    }

    private static ResponseEntity<Resource> body(ResponseEntity.BodyBuilder answer, Picture picture) {
        return answer.contentType(MediaType.parseMediaType(picture.mediaType()))
                .contentLength(picture.bytes())
                .body(new InputStreamResource(picture.content()));
    }

    private static ResponseEntity<Resource> nothing(ResponseEntity.BodyBuilder answer, Picture picture) {
        try {
            picture.close();
            return answer.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paper; what there is not and what another township has are the same. */
    ItemView item(String id, Staff staff) {
        try {
            return house.archive().item(new ItemId(id), staff.acting()).orElseThrow(NotFound::new);
        } catch (MalformedId e) {
            throw new NotFound();
        }
    }
}
