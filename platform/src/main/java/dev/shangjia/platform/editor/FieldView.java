package dev.shangjia.platform.editor;

import dev.shangjia.engine.LocalText;
import dev.shangjia.platform.apps.Attachment;
import dev.shangjia.platform.files.StoredFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field as the page shows it.
 *
 * @param path where its value is kept, see {@code Entry}
 * @param kind how it is filled in
 * @param label what it is called
 * @param help what belongs into it; null for none
 * @param required whether its form asks for it
 * @param text its value as people write it
 * @param options what can be chosen
 * @param picked what was chosen
 * @param widest how wide a text may be, in columns; 0 when no rule says so
 * @param file the file that it names; null for none
 * @param href where that file is; blank for none
 * @param children the fields of a group
 * @param items the items of a list
 * @param remarks what was found about it
 * @param theirs what somebody else wrote meanwhile; null for nothing
 * @param base the version that is shown, and a print of what is shown; where somebody else wrote
 *     meanwhile, those that were shown before, until it is said whose counts
 */
record FieldView(
    String path,
    FieldKind kind,
    LocalText label,
    @Nullable LocalText help,
    boolean required,
    String text,
    List<Option> options,
    List<String> picked,
    int widest,
    @Nullable Attachment file,
    String href,
    List<FieldView> children,
    List<Item> items,
    List<Remark> remarks,
    @Nullable Theirs theirs,
    String base) {

  /** Something that can be chosen. */
  record Option(String value, LocalText label) {}

  /**
   * An item of a list.
   *
   * @param id its id
   * @param number from 1
   * @param title what its first filled field says; blank for nothing yet
   * @param fields its fields
   */
  record Item(String id, int number, String title, List<FieldView> fields) {}

  /**
   * What somebody else wrote meanwhile.
   *
   * @param text as people write it; blank when they emptied it
   * @param by their name
   * @param at when, as people read it
   * @param version the version of what they wrote
   */
  record Theirs(String text, String by, String at, long version) {}

  /** Its id in the page. */
  String dom() {
    return "f-" + path.replace('/', '-');
  }

  boolean isPicked(String value) {
    return picked.contains(value);
  }

  boolean isPicture() {
    return file != null && StoredFile.isPicture(file.mediaType());
  }

  /** Itself and all fields within it. */
  java.util.stream.Stream<FieldView> all() {
    return java.util.stream.Stream.concat(
        java.util.stream.Stream.of(this),
        java.util.stream.Stream.concat(
            children.stream().flatMap(FieldView::all),
            items.stream().flatMap(item -> item.fields().stream()).flatMap(FieldView::all)));
  }
}
