package dev.shangjia.platform.editor;

import dev.shangjia.engine.LocalText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a dossier shows.
 *
 * @param id the dossier's id
 * @param name what it is about
 * @param program the program
 * @param procedure the procedure
 * @param forms its forms
 * @param form the one that is shown
 * @param title that form's title
 * @param fields that form's fields
 * @param summary what was found in all forms
 * @param notices what else there is to say, such as that a file is too large
 * @param saved the fields that were just saved, by path: what they are compared with from now on
 * @param writable whether whoever looks may change it
 * @param app the app that it belongs to; null for none
 */
record EditorView(
    long id,
    String name,
    LocalText program,
    LocalText procedure,
    List<Tab> forms,
    String form,
    LocalText title,
    List<FieldView> fields,
    Summary summary,
    List<LocalText> notices,
    Map<String, String> saved,
    boolean writable,
    @Nullable Long app) {

  /**
   * A form of the dossier.
   *
   * @param wrong how many findings stop handing in
   * @param missing how many fields are still missing
   * @param begun whether anything was written in it, so that what is missing can be told
   */
  record Tab(
      String id, LocalText title, long wrong, long missing, boolean begun, boolean current) {}

  /**
   * What was found in all forms.
   *
   * @param wrong what stops handing in
   * @param missing what is still missing
   * @param remarks what a person will look at, or advice
   * @param forPeople how many rules a person decides
   * @param waiting how many rules wait for a look at links and pages
   * @param saved when the dossier was changed last
   * @param look the last look at links and pages; null for none
   */
  record Summary(
      List<Line> wrong,
      List<Line> missing,
      List<Line> remarks,
      int forPeople,
      int waiting,
      String saved,
      @Nullable Look look) {

    /** Whether nothing stops handing in. */
    boolean isReady() {
      return wrong.isEmpty() && missing.isEmpty();
    }
  }

  /**
   * A finding in the list.
   *
   * @param field what the field is called
   * @param href where it is
   * @param remark what was found
   */
  record Line(LocalText field, String href, Remark remark) {}

  /**
   * A look at links and pages.
   *
   * @param id the inspection
   * @param state its state
   * @param percent how far it is
   * @param at the last thing that was looked at
   * @param done and total: how many observations
   * @param when when it ended, or the time of judging
   * @param time the time of judging, as the command line takes it
   */
  record Look(
      long id,
      String state,
      int percent,
      String at,
      int done,
      int total,
      String when,
      String time) {
    boolean isOver() {
      return state.equals("done") || state.equals("failed");
    }
  }

  /** All fields, those within others too. */
  List<FieldView> allFields() {
    return fields.stream().flatMap(FieldView::all).toList();
  }
}
