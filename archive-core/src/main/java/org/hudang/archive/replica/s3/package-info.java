/**
 * A replica in a bucket of an object store that speaks S3, docs/formats/replica-bucket-v1.md: {@link
 * org.hudang.archive.replica.s3.S3Replica} behind the door that every replica has. The only room that knows the SDK.
 */
@NullMarked
package org.hudang.archive.replica.s3;

import org.jspecify.annotations.NullMarked;
