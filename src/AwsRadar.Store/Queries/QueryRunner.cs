using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AwsRadar.Store.Queries;

/// <summary>Runs one query on a connection that can only read.</summary>
internal sealed class QueryRunner(SqliteConnection connection, StoreQuery query, CancellationToken cancellation)
{
    private const int ErrorCode = 1;
    private const int InterruptCode = 9;
    private const int TooBigCode = 18;
    private const int AuthorizationCode = 23;

    /// <summary>Steps of SQLite's machine between two looks at the clock: well under a millisecond.</summary>
    private const int StepsBetweenLooks = 10_000;

    /// <summary>Of all cells of an answer: beyond it is no answer that somebody reads.</summary>
    private const long MaxCharacters = 256L * 1024 * 1024;

    private readonly Stopwatch _time = Stopwatch.StartNew();

    public QueryResult Run()
    {
        try
        {
            ReadOnlyGuard.Set(connection);
            raw.sqlite3_progress_handler(connection.Handle, StepsBetweenLooks, _ => MustStop() ? 1 : 0, null);
            CheckStatement();
            return Read();
        }
        catch (SqliteException error)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new StoreException(StoreProblem.Query, Explain(error), error);
        }
    }

    private bool MustStop() => cancellation.IsCancellationRequested || _time.Elapsed > query.MaxTime;

    private void CheckStatement()
    {
        var handle = connection.Handle;
        Check(raw.sqlite3_prepare_v2(handle, query.Sql, out var statement, out var tail));
        using (statement)
        {
            if (statement is null || statement.IsInvalid)
            {
                throw Refuse(Translate("There is no query: write one, such as SELECT name FROM users."));
            }

            CheckParameters(statement);
        }

        Check(raw.sqlite3_prepare_v2(handle, tail ?? "", out var second, out _));
        using (second)
        {
            if (second is { IsInvalid: false })
            {
                throw Refuse(Translate("There is more than one statement: ask one query at a time."));
            }
        }
    }

    private void CheckParameters(sqlite3_stmt statement)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 1; index <= raw.sqlite3_bind_parameter_count(statement); index++)
        {
            var name = raw.sqlite3_bind_parameter_name(statement, index).utf8_to_string();
            if (string.IsNullOrEmpty(name) || name[0] == '?')
            {
                throw Refuse(
                    Translate(
                        "The query has a parameter without a name: write `:name`, and give it with --param name=VALUE."
                    )
                );
            }

            names.Add(name[1..]);
        }

        foreach (var missing in names.Where(name => !query.Parameters.ContainsKey(name)))
        {
            throw Refuse(
                Translate(
                    $"The query has a parameter `{missing}` without a value: give it with --param {missing}=VALUE."
                )
            );
        }

        foreach (var strange in query.Parameters.Keys.Where(name => !names.Contains(name)))
        {
            throw Refuse(
                Translate($"The query has no parameter `{strange}`: write `:{strange}` where its value belongs.")
            );
        }
    }

    private QueryResult Read()
    {
        using var command = connection.CreateCommand();
        command.CommandText = query.Sql;
        foreach (var (name, value) in query.Parameters)
        {
            // A statement may name a parameter by any of SQLite's signs.
            foreach (var sign in ":@$".Where(sign => query.Sql.Contains(sign + name, StringComparison.Ordinal)))
            {
                command.Parameters.AddWithValue(sign + name, value ?? DBNull.Value);
            }
        }

        using var row = command.ExecuteReader();
        var columns = Names(row);
        var rows = new List<ImmutableArray<object?>>();
        long characters = 0;
        while (row.Read())
        {
            if (rows.Count == query.MaxRows || (query.MaxRows is not null && characters > MaxCharacters))
            {
                return new QueryResult(columns, rows, IsCut: true);
            }

            ImmutableArray<object?> cells =
            [
                .. Enumerable
                    .Range(0, columns.Length)
                    .Select(index => row.IsDBNull(index) ? null : row.GetValue(index)),
            ];
            characters += cells.Sum(cell => cell is string text ? text.Length : 0);
            rows.Add(cells);
        }

        return new QueryResult(columns, rows, IsCut: false);
    }

    /// <summary>A name that comes again gets a number, so that a row is an object of JSON as well.</summary>
    private static ImmutableArray<string> Names(SqliteDataReader row)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var names = ImmutableArray.CreateBuilder<string>(row.FieldCount);
        for (var index = 0; index < row.FieldCount; index++)
        {
            var name = row.GetName(index);
            for (var number = 2; !taken.Add(name); number++)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{row.GetName(index)}_{number}");
            }

            names.Add(name);
        }

        return names.MoveToImmutable();
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(code, connection.Handle);
        }
    }

    private string Explain(SqliteException error) =>
        error.SqliteErrorCode switch
        {
            InterruptCode => Translate(
                $"The query took longer than {query.MaxTime?.TotalSeconds:0.###} seconds and was stopped: narrow it, or give it more with --max-time SECONDS."
            ),
            // A function that is refused is an error of the ordinary kind.
            AuthorizationCode
            or ErrorCode
                when error.SqliteErrorCode == AuthorizationCode
                    || Words(error).StartsWith("not authorized", StringComparison.Ordinal) => Translate(
                $"The query was refused, since `aws-radar sql` only reads ({Words(error)}): write a SELECT; `aws-radar sql` alone lists the views."
            ),
            TooBigCode => Translate("The query makes a value that is larger than any stored one: narrow it."),
            ErrorCode => Translate(
                $"The query cannot be understood: {Words(error)}. `aws-radar sql` alone lists the views and their columns."
            ),
            _ => Translate($"The query cannot be answered: {Words(error)}."),
        };

    /// <summary>SQLite's own words, without the wrapping of the library.</summary>
    private static string Words(SqliteException error)
    {
        var message = error.Message;
        var start = message.IndexOf('\'', StringComparison.Ordinal);
        var end = message.LastIndexOf('\'');
        return start >= 0 && end > start ? message[(start + 1)..end] : message.TrimEnd('.');
    }

    private static StoreException Refuse(string sentence) => new(StoreProblem.Query, sentence);
}
