namespace AwsRadar.Store;

/// <summary>Why a store could not do what was asked; it was left as it was.</summary>
public enum StoreProblem
{
    /// <summary>There is no file of that name.</summary>
    Missing,

    /// <summary>The file is something else: a folder, a symbolic link, another program's data.</summary>
    NotAStore,

    /// <summary>A newer aws-radar wrote it.</summary>
    NewerSchema,

    /// <summary>Its content is not what was written.</summary>
    Damaged,

    /// <summary>The disk, its permissions or its free space do not let it be read or written.</summary>
    Disk,

    /// <summary>Another program holds it.</summary>
    Busy,

    /// <summary>No snapshot is named so.</summary>
    NoSuchSnapshot,

    /// <summary>More than one snapshot's id starts so.</summary>
    AmbiguousSnapshot,

    /// <summary>A query is wrong, would do more than read, or takes too long.</summary>
    Query,

    /// <summary>A folder is not one that an export may write to.</summary>
    Export,
}
