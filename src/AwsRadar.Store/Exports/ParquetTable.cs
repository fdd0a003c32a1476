using System.Collections.Immutable;
using System.Globalization;
using AwsRadar.Store.Queries;
using Parquet;
using Parquet.Schema;

namespace AwsRadar.Store.Exports;

/// <summary>The rows of a table as one Parquet file with one row group; every column may be null.</summary>
internal static class ParquetTable
{
    public static async Task<byte[]> WriteAsync(
        IReadOnlyList<ViewColumn> columns,
        IReadOnlyList<ImmutableArray<object?>> rows,
        CancellationToken cancellation
    )
    {
        DataField[] fields = [.. columns.Select(Field)];
        using var file = new MemoryStream();
        await using (
            var writer = await ParquetWriter.CreateAsync(
                new ParquetSchema(fields),
                file,
                cancellationToken: cancellation
            )
        )
        {
            using var group = writer.CreateRowGroup();
            for (var index = 0; index < fields.Length; index++)
            {
                await WriteAsync(
                    group,
                    fields[index],
                    columns[index].Type,
                    [.. rows.Select(row => row[index])],
                    cancellation
                );
            }
        }

        return file.ToArray();
    }

    private static DataField Field(ViewColumn column) =>
        column.Type switch
        {
            ViewColumnType.Integer => new DataField<long?>(column.Name),
            ViewColumnType.Boolean => new DataField<bool?>(column.Name),
            ViewColumnType.Time => new DateTimeDataField(
                column.Name,
                DateTimeFormat.Timestamp,
                isAdjustedToUTC: true,
                unit: DateTimeTimeUnit.Micros,
                isNullable: true
            ),
            _ => new DataField<string>(column.Name, nullable: true),
        };

    private static Task WriteAsync(
        ParquetRowGroupWriter group,
        DataField field,
        ViewColumnType type,
        object?[] cells,
        CancellationToken cancellation
    ) =>
        type switch
        {
            ViewColumnType.Integer => group.WriteAsync<long>(
                field,
                cells.Select(cell => (long?)cell).ToArray(),
                cancellationToken: cancellation
            ),
            ViewColumnType.Boolean => group.WriteAsync<bool>(
                field,
                cells.Select(cell => cell is long flag ? (bool?)(flag != 0) : null).ToArray(),
                cancellationToken: cancellation
            ),
            ViewColumnType.Time => group.WriteAsync<DateTime>(
                field,
                cells.Select(cell => cell is string text ? (DateTime?)Time(text) : null).ToArray(),
                cancellationToken: cancellation
            ),
            _ => group.WriteAsync(field, cells.Select(cell => (string)cell!).ToArray()),
        };

    private static DateTime Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime;
}
