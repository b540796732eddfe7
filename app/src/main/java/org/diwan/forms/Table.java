package org.diwan.forms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Rows of data under headings, all of them at once up to a limit: a long table scrolls, it does not turn pages. */
record Table() implements Decoration {

    private static final int MOST_ROWS = 500;

    /** One column: the name in the data, and the heading. */
    private record Column(String key, String label) {}

    /** The table as it is shown. */
    record Grid(List<String> headings, List<List<String>> rows, boolean cut) {}

    @Override
    public String type() {
        return "table";
    }

    @Override
    public FieldView view(FieldView view, Field field, Words words) {
        List<Column> columns = columns(field, words);
        List<List<String>> rows = new ArrayList<>();
        Object source = field.scope().value(field.component().setting("dataSource"));
        Collection<?> all = source instanceof Collection<?> found ? found : List.of();
        all.stream()
                .filter(Map.class::isInstance)
                .limit(MOST_ROWS)
                .forEach(each -> rows.add(columns.stream()
                        .map(column -> words.cell(((Map<?, ?>) each).get(column.key())))
                        .toList()));
        return view.with("grid", new Grid(columns.stream().map(Column::label).toList(), rows, all.size() > MOST_ROWS));
    }

    private static List<Column> columns(Field field, Words words) {
        FormComponent table = field.component();
        String expression = table.setting("columnsExpression");
        Object source = expression.isEmpty()
                ? table.settings().get("columns")
                : field.scope().value(expression);
        return source instanceof Collection<?> all
                ? all.stream()
                        .filter(Map.class::isInstance)
                        .map(each -> column((Map<?, ?>) each, table, words))
                        .toList()
                : List.of();
    }

    private static Column column(Map<?, ?> column, FormComponent table, Words words) {
        String key = Plain.text(column.get("key"));
        String label = Plain.text(column.get("label"));
        return new Column(key, words.column(table, key, label.isEmpty() ? key : label));
    }
}
